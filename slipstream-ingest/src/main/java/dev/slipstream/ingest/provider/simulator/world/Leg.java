package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.reference.Airport;
import dev.slipstream.ingest.provider.simulator.world.TrueEvent.Kind;
import org.jspecify.annotations.Nullable;

/**
 * One planned leg as it is really flown in one turn of the cycle, with the taxiing around it. Seconds
 * count from the cycle's start.
 *
 * @param number its place in the cycle
 * @param callsign as set in the transponder; null when left blank
 * @param departure where it begins: not as planned after a diversion
 * @param arrival where it ends: not as planned when it diverts
 * @param departureRunway null when none is known, so that a direction was made up, or none is used
 * @param arrivalRunway null as that of departure
 * @param firstHeard the first second in which it transmits
 * @param squawk {@link Moment#NO_SQUAWK} or the code outside an emergency
 */
public record Leg(
        int number,
        @Nullable String callsign,
        Airport departure,
        Airport arrival,
        Airport plannedDeparture,
        Airport plannedArrival,
        @Nullable String departureRunway,
        @Nullable String arrivalRunway,
        int firstHeard,
        Course course,
        int squawk,
        @Nullable Emergency emergency) {

    /**
     * A stretch of time with an emergency code, in seconds from {@link Leg#firstHeard}.
     *
     * @param squawk octal 7500, 7600 or 7700
     * @param until exclusive
     */
    public record Emergency(int squawk, double from, double until) {}

    /** The last moment at which it transmits. */
    public double lastHeard() {
        return firstHeard + course.seconds();
    }

    /** When the wheels leave the ground; NaN if they never do. */
    public double liftOff() {
        return firstHeard + course.first(Kind.TAKE_OFF);
    }

    /** When the wheels touch the ground for good; NaN if they never leave it. */
    public double touchDown() {
        return firstHeard + course.last(Kind.LANDING);
    }

    /** Whether this is a flight: ground vehicles make none. */
    boolean flies() {
        return !Double.isNaN(liftOff());
    }

    int squawkAt(double second) {
        Emergency e = emergency;
        double since = second - firstHeard;
        return e != null && since >= e.from() && since < e.until() ? e.squawk() : squawk;
    }

    /** The later of a second and the last change of squawk until {@code since}; seconds from {@link #firstHeard}. */
    double stretchBegin(double since, double begin) {
        Emergency e = emergency;
        double changed = e == null || since < e.from() ? 0 : since < e.until() ? e.from() : e.until();
        return Math.max(begin, changed);
    }

    /** The earlier of a second and the first change of squawk after {@code since}; seconds from {@link #firstHeard}. */
    double stretchEnd(double since, double end) {
        Emergency e = emergency;
        double changes = e == null || since >= e.until() ? end : since < e.from() ? e.from() : e.until();
        return Math.min(end, changes);
    }

    /** @param second between {@link #firstHeard} and {@link #lastHeard} */
    void fill(double second, Kinematics out) {
        course.fill(second - firstHeard, out);
    }
}
