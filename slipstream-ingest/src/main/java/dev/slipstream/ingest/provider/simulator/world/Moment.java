package dev.slipstream.ingest.provider.simulator.world;

import org.jspecify.annotations.Nullable;

/**
 * What is true of one slot at one instant while it transmits; filled anew for each, by one thread. Remembers
 * beside it the stretch of movement in which it looked at a slot last.
 */
public final class Moment {

    /** Its transponder sends no code. */
    public static final int NO_SQUAWK = -1;

    public final Kinematics motion = new Kinematics();
    public Slot slot;
    /** That of the slot. */
    public int number;

    public Leg leg;
    /** Which turn of the slot's cycle. */
    public long cycle;
    /** The transponder code, octal 0000 to 7777, or {@link #NO_SQUAWK}. */
    public int squawk;
    /** What the aircraft sends; null when it sends blanks. */
    public @Nullable String callsign;
    /** By OpenSky's number: 0 ADS-B, 2 multilateration, 3 FLARM. */
    public int positionSource;
    /** By OpenSky's number, as {@link FleetType#category}. */
    public int category;

    final Stretches stretches;

    /** @param places as in {@link Stretches} */
    Moment(Slot slot, Leg leg, int places) {
        this.slot = slot;
        this.leg = leg;
        number = slot.number();
        stretches = new Stretches(places);
    }

    public ActorKind kind() {
        return slot.kind();
    }
}
