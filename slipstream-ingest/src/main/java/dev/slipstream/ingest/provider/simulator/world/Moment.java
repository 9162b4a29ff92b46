package dev.slipstream.ingest.provider.simulator.world;

/** What is true of one slot at one instant while it transmits; filled anew for each, by one thread. */
public final class Moment {

    /** Its transponder sends no code. */
    public static final int NO_SQUAWK = -1;

    public final Kinematics motion = new Kinematics();
    public Slot slot;
    public Leg leg;
    /** Which turn of the slot's cycle. */
    public long cycle;
    /** The transponder code, octal 0000 to 7777, or {@link #NO_SQUAWK}. */
    public int squawk;

    Moment(Slot any) {
        slot = any;
        leg = any.legs().get(0);
    }
}
