package dev.slipstream.ingest.provider.simulator.world;

/**
 * How one flight is flown up and down.
 *
 * @param climbMps below 10,000 ft
 * @param descentMps from cruise level
 * @param stepsBelow how many usable levels under the ceiling it cruises
 */
record Performance(FleetType type, double climbMps, double descentMps, int stepsBelow) {

    static final double FLIGHT_LEVEL_METERS = 30.48;

    /** 10,000 ft: below it nobody is faster than 250 kt by the needle. */
    static final double SLOW_BELOW_METERS = 3048;

    private static final int LOWEST_FLIGHT_LEVEL = 60;
    private static final double LEAST_CLIMB_METERS = 1000;

    static Performance of(FleetType type, Chance chance) {
        return new Performance(
                type,
                type.climbMps * chance.between(0.9, 1.15, 1),
                type.turboprop() ? chance.between(6, 7.5, 2) : chance.between(8, 10, 2),
                chance.below(3, 3));
    }

    double liftOffMps() {
        return type.turboprop() ? 58 : 75;
    }

    /** From the gate of the final approach to touch-down. */
    double approachMps() {
        return type.turboprop() ? 56 : 70;
    }

    double shortestRunwayMeters() {
        return type.turboprop() ? 1200 : 1600;
    }

    /** Through the air: slower where it is thick. */
    double airspeedAt(double altitudeMeters) {
        return Math.min(type.cruiseMps, 118 + 0.0115 * altitudeMeters);
    }

    /** The usable level at or under a chosen one: odd eastbound, even westbound. */
    int highestLevel(boolean eastbound) {
        int highest = type.ceilingFlightLevel;
        if ((highest / 10 % 2 == 1) != eastbound) {
            highest -= 10;
        }
        return highest - 20 * stepsBelow;
    }

    /** The lowest level that is worth flying between two airports. */
    static int lowestLevel(double higherAirportMeters) {
        return Math.max(
                LOWEST_FLIGHT_LEVEL, (int) Math.ceil((higherAirportMeters + LEAST_CLIMB_METERS) / FLIGHT_LEVEL_METERS));
    }
}
