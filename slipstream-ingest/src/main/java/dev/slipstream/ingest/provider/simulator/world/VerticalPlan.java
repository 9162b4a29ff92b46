package dev.slipstream.ingest.provider.simulator.world;

import static dev.slipstream.ingest.provider.simulator.world.Performance.FLIGHT_LEVEL_METERS;
import static dev.slipstream.ingest.provider.simulator.world.Performance.SLOW_BELOW_METERS;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.ingest.provider.simulator.world.TrueEvent.Kind;

/** Climb, cruise levels and descent of one flight from lift-off to the gate of the final approach. */
final class VerticalPlan {

    static final double HOLDING_MPS = 118;
    static final double SLOWING_METERS = 6000;

    private static final double INITIAL_CLIMB_METERS = 450;
    private static final double GATE_MPS = 108;
    private static final double LOW_DESCENT_MPS = 7;
    private static final double STEP_CLIMB_MPS = 4;
    private static final double STEP_METERS = 20 * FLIGHT_LEVEL_METERS;
    private static final double WIND_METERS = 1_000_000;

    /** How much of the way may be climb and descent; the rest is cruise. */
    private static final double MOST_SLOPE = 0.85;

    /**
     * What the plan is for.
     *
     * @param way from airport to airport
     * @param departureMeters altitude of the runway
     * @param gateMeters altitude at which the final approach begins
     */
    record Task(
            Performance performance,
            Weather weather,
            long epochSecond,
            GreatCircle way,
            double departureMeters,
            double gateMeters,
            Happenings happenings,
            Chance chance) {}

    private final Task task;
    private final Performance performance;
    private final double topMeters;
    private final double bottomMeters;
    private final boolean holds;
    private final CourseBuilder climb;
    private final CourseBuilder descent;
    private final CourseBuilder approach;

    private VerticalPlan(Task task, int level, double meters) {
        this.task = task;
        performance = task.performance();
        topMeters = level * FLIGHT_LEVEL_METERS;
        int steps = meters > 8_500_000 && level > 340 ? 2 : meters > 4_500_000 && level > 310 ? 1 : 0;
        bottomMeters = topMeters - steps * STEP_METERS;
        climb = climb();
        double holding = holdingLevel();
        holds = !Double.isNaN(holding);
        double holdingMeters = holds ? holding : (task.gateMeters() + topMeters) / 2;
        descent = CourseBuilder.inFlight(cruiseMps(0.9, topMeters), topMeters);
        descent.mark(Kind.TOP_OF_DESCENT, null);
        descend(descent, holdingMeters);
        approach = descent.next();
        descend(approach, task.gateMeters());
        approach.over(SLOWING_METERS, performance.approachMps(), task.gateMeters());
    }

    /** The plan at the highest level that {@code meters} from lift-off to gate are enough for, or at the lowest of all. */
    static VerticalPlan of(Task task, double meters) {
        Performance performance = task.performance();
        int level = performance.highestLevel(task.way().trackDegreesAt(0) < 180);
        int lowest = Performance.lowestLevel(Math.max(task.departureMeters(), task.gateMeters()));
        while (true) {
            VerticalPlan plan = new VerticalPlan(task, level, meters);
            if (level - 20 < lowest || plan.slopeMeters() <= MOST_SLOPE * meters) {
                return plan;
            }
            level -= 20;
        }
    }

    private CourseBuilder climb() {
        CourseBuilder out = CourseBuilder.inFlight(performance.liftOffMps(), task.departureMeters());
        double rate = performance.climbMps();
        double initial = task.departureMeters() + INITIAL_CLIMB_METERS;
        out.toAltitude(initial, 0.85 * rate, performance.type().turboprop() ? 80 : 100);
        if (task.happenings().climbsInSteps()) {
            double level = levelBetween(initial + 600, bottomMeters - 1500, 30);
            if (!Double.isNaN(level)) {
                climbTo(out, level, rate);
                out.mark(Kind.LEVEL_OFF, null);
                out.during(task.chance().between(90, 240, 31), out.speedMps(), level);
            }
        }
        climbTo(out, bottomMeters, rate);
        return out.mark(Kind.TOP_OF_CLIMB, null);
    }

    private void climbTo(CourseBuilder out, double altitude, double rate) {
        if (out.altitudeMeters() < SLOW_BELOW_METERS - 200 && altitude > SLOW_BELOW_METERS + 200) {
            out.toAltitude(SLOW_BELOW_METERS, rate, performance.airspeedAt(SLOW_BELOW_METERS));
        }
        boolean last = altitude == bottomMeters;
        double speed = last ? cruiseMps(0.1, altitude) : performance.airspeedAt(altitude);
        out.toAltitude(altitude, altitude > SLOW_BELOW_METERS ? 0.8 * rate : rate, speed);
    }

    private double holdingLevel() {
        return levelBetween(task.gateMeters() + 700, Math.min(task.gateMeters() + 2600, topMeters - 300), 32);
    }

    /** Whether there is a level to hold at. */
    boolean holds() {
        return holds;
    }

    private void descend(CourseBuilder out, double altitude) {
        if (out == descent && task.happenings().descendsInSteps()) {
            double level = levelBetween(Math.max(altitude + 900, SLOW_BELOW_METERS), topMeters - 1500, 33);
            if (!Double.isNaN(level)) {
                out.toAltitude(level, performance.descentMps(), performance.airspeedAt(level));
                out.mark(Kind.LEVEL_OFF, null);
                out.during(task.chance().between(90, 200, 34), out.speedMps(), level);
            }
        }
        if (out.altitudeMeters() > SLOW_BELOW_METERS + 200 && altitude < SLOW_BELOW_METERS - 200) {
            out.toAltitude(
                    SLOW_BELOW_METERS,
                    performance.descentMps(),
                    Math.min(out.speedMps(), performance.airspeedAt(SLOW_BELOW_METERS)));
        }
        double rate = altitude < SLOW_BELOW_METERS ? LOW_DESCENT_MPS : performance.descentMps();
        out.toAltitude(altitude, rate, out == descent ? HOLDING_MPS : GATE_MPS);
    }

    /** A multiple of a thousand feet between two altitudes, by chance; NaN when there is none. */
    private double levelBetween(double low, double high, int question) {
        double thousand = 10 * FLIGHT_LEVEL_METERS;
        int first = (int) Math.ceil(low / thousand);
        int last = (int) Math.floor(high / thousand);
        return last < first ? Double.NaN : (first + task.chance().below(last - first + 1, question)) * thousand;
    }

    private double cruiseMps(double part, double altitudeMeters) {
        double[] point = new double[3];
        task.way().locate(part * task.way().distanceMeters(), point);
        return performance.airspeedAt(altitudeMeters)
                + task.weather().tailwindMps(point, altitudeMeters, task.epochSecond());
    }

    /** What climb and descent need. */
    double slopeMeters() {
        return climb.meters() + descent.meters() + approach.meters();
    }

    /** From lift-off to cruise level. */
    CourseBuilder climbing() {
        return climb;
    }

    /** From cruise level to where a holding would be. */
    CourseBuilder descent() {
        return descent;
    }

    /** From where a holding would be to the gate. */
    CourseBuilder approach() {
        return approach;
    }

    /** Seconds from lift-off to gate when the way has a length. */
    double secondsFor(double meters) {
        double cruise = Math.max(0, meters - slopeMeters());
        double speed = (climb.speedMps() + cruiseMps(0.5, topMeters) + cruiseMps(0.9, topMeters)) / 3;
        return climb.seconds() + cruise / speed + descent.seconds() + approach.seconds();
    }

    /** What is between climb and descent, with the wind of each place. */
    CourseBuilder cruise(Path path, double fromMeters, double length) {
        CourseBuilder out = climb.next();
        int parts = 1 + (int) Math.round((topMeters - bottomMeters) / STEP_METERS);
        double[] point = new double[3];
        for (int part = 0; part < parts; part++) {
            double end = length * (part + 1) / parts;
            if (part > 0) {
                double up = out.altitudeMeters() + STEP_METERS;
                out.toAltitude(up, STEP_CLIMB_MPS, out.speedMps());
            }
            int chunks = 1 + (int) ((end - out.meters()) / WIND_METERS);
            double chunk = (end - out.meters()) / chunks;
            for (int c = 1; c <= chunks; c++) {
                boolean last = part == parts - 1 && c == chunks;
                path.locate(fromMeters + out.meters() + chunk, point);
                double wind = task.weather().tailwindMps(point, out.altitudeMeters(), task.epochSecond());
                double speed = last ? cruiseMps(0.9, topMeters) : performance.airspeedAt(out.altitudeMeters()) + wind;
                out.over(chunk, speed, out.altitudeMeters());
            }
        }
        return out;
    }
}
