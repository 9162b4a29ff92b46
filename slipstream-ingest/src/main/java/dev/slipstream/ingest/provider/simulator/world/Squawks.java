package dev.slipstream.ingest.provider.simulator.world;

/** Assigns transponder codes outside emergencies. Immutable. */
final class Squawks {

    private static final int CONSPICUITY = 07000;
    private static final int CONSPICUITY_OF_AMERICA = 01200;

    private final long seed;

    Squawks(long seed) {
        this.seed = seed;
    }

    /** Octal digits below 7000, so never an emergency; skips the codes of uncontrolled flight. */
    int controlled(Slot slot, Chance chance) {
        if (slot.number() % 10 == 9) {
            return Moment.NO_SQUAWK;
        }
        int value = 1 + (int) ((Mix.hash(seed ^ slot.number(), chance.cycle(), -3 - chance.leg()) >>> 1) % 06776);
        return value == 01000 || value == 01200 || value == 02000 ? value + 1 : value;
    }

    /** What everybody sets who is under no control. */
    static int uncontrolled(String country) {
        return country.equals("US") || country.equals("CA") ? CONSPICUITY_OF_AMERICA : CONSPICUITY;
    }
}
