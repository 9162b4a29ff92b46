package dev.slipstream.ingest.provider.simulator.world;

/** The repeatable chance of one flight of one aircraft; each question has its own number. Immutable. */
record Chance(long world, long cycle, int leg) {

    private static final int MOST_QUESTIONS = 64;

    static Chance of(long seed, int slot, long cycle, int leg) {
        return new Chance(seed ^ slot, cycle, leg);
    }

    /** 0 inclusive to 1 exclusive. */
    double unit(int question) {
        return Mix.unit(world, cycle, (long) leg * MOST_QUESTIONS + question + 1000);
    }

    double between(double low, double high, int question) {
        return low + (high - low) * unit(question);
    }

    /** 0 inclusive to {@code bound} exclusive. */
    int below(int bound, int question) {
        return (int) (unit(question) * bound);
    }
}
