package dev.slipstream.ingest.provider.simulator.world;

/**
 * What befalls one flight beside the plan, by chance.
 *
 * @param holdingLaps 0 for no holding
 * @param goAround before the first landing
 * @param climbsInSteps levels off while climbing
 * @param descendsInSteps levels off while descending
 * @param diverts lands elsewhere, if there is a place
 * @param emergencySquawk octal 7500, 7600 or 7700; 0 for no emergency
 */
record Happenings(
        int holdingLaps,
        boolean goAround,
        boolean climbsInSteps,
        boolean descendsInSteps,
        boolean diverts,
        int emergencySquawk) {

    static final Happenings NONE = new Happenings(0, false, false, false, false, 0);

    private static final double HOLDING_SHARE = 0.015;
    private static final double GO_AROUND_SHARE = 0.004;
    private static final double CLIMB_STEP_SHARE = 0.06;
    private static final double DESCENT_STEP_SHARE = 0.08;
    private static final double DIVERSION_SHARE = 0.002;
    private static final double EMERGENCY_SHARE = 0.001;
    private static final double EMERGENCY_DIVERTS_SHARE = 0.7;

    static Happenings of(Chance chance) {
        int squawk = chance.unit(10) < EMERGENCY_SHARE ? code(chance.unit(11)) : 0;
        boolean diverts = squawk == 07700
                ? chance.unit(12) < EMERGENCY_DIVERTS_SHARE
                : squawk == 0 && chance.unit(13) < DIVERSION_SHARE;
        boolean usual = !diverts && squawk == 0;
        return new Happenings(
                usual && chance.unit(14) < HOLDING_SHARE ? 2 + chance.below(3, 15) : 0,
                usual && chance.unit(16) < GO_AROUND_SHARE,
                chance.unit(17) < CLIMB_STEP_SHARE,
                usual && chance.unit(18) < DESCENT_STEP_SHARE,
                diverts,
                squawk);
    }

    /** Most are general emergencies, few are hijackings. */
    private static int code(double chance) {
        return chance < 0.15 ? 07500 : chance < 0.45 ? 07600 : 07700;
    }

    Happenings withoutDiversion() {
        return new Happenings(holdingLaps, goAround, climbsInSteps, descendsInSteps, false, emergencySquawk);
    }

    /** What takes longer than planned left out. */
    Happenings shortened() {
        return new Happenings(0, false, false, false, false, emergencySquawk);
    }
}
