package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.geo.GreatCircle;
import org.jspecify.annotations.Nullable;

/**
 * How one leg is flown, in closed form from the time since brake release: take-off roll, climb, cruise,
 * descent and landing roll along the great circle. Speed changes linearly within each phase, altitude
 * at a constant rate. Immutable.
 */
public final class FlightProfile {

    static final double TAKE_OFF_ROLL_SECONDS = 35;
    static final double LANDING_ROLL_SECONDS = 45;

    private static final double FLIGHT_LEVEL_METERS = 30.48;
    private static final int LOWEST_FLIGHT_LEVEL = 60;
    private static final double LEAST_CLIMB_METERS = 1000;

    /** How much of the way may be climb and descent; the rest is cruise. */
    private static final double MOST_SLOPE = 0.85;

    private final GreatCircle way;
    private final double departureMeters;
    private final double arrivalMeters;
    private final double cruiseMeters;
    private final double climbMps;
    private final double descentMps;
    private final double liftOffMps;
    private final double touchDownMps;
    private final double cruiseMps;
    private final double climbEnds;
    private final double cruiseEnds;
    private final double touchDown;
    private final double climbedAt;
    private final double cruisedAt;
    private final double landedAt;

    private FlightProfile(Performance p, int flightLevel) {
        way = p.way();
        departureMeters = p.departureMeters();
        arrivalMeters = p.arrivalMeters();
        climbMps = p.climbMps();
        descentMps = p.descentMps();
        boolean slow = p.type().turboprop();
        liftOffMps = slow ? 58 : 75;
        touchDownMps = slow ? 54 : 68;
        cruiseMeters = flightLevel * FLIGHT_LEVEL_METERS;
        cruiseMps = p.cruiseSpeedAt(cruiseMeters);
        double climbSeconds = (cruiseMeters - departureMeters) / climbMps;
        double descentSeconds = (cruiseMeters - arrivalMeters) / descentMps;
        climbEnds = TAKE_OFF_ROLL_SECONDS + climbSeconds;
        climbedAt = liftOffMps / 2 * TAKE_OFF_ROLL_SECONDS + (liftOffMps + cruiseMps) / 2 * climbSeconds;
        landedAt = way.distanceMeters() - touchDownMps / 2 * LANDING_ROLL_SECONDS;
        cruisedAt = landedAt - (touchDownMps + cruiseMps) / 2 * descentSeconds;
        cruiseEnds = climbEnds + (cruisedAt - climbedAt) / cruiseMps;
        touchDown = cruiseEnds + descentSeconds;
    }

    /** What an aircraft does on a way; altitudes of the airports in metres. */
    record Performance(
            FleetType type,
            GreatCircle way,
            double departureMeters,
            double arrivalMeters,
            double climbMps,
            double descentMps) {

        /** Ground speed: lower in thick air, and with the westerlies of the middle latitudes in the back or face. */
        double cruiseSpeedAt(double altitudeMeters) {
            double[] middle = new double[3];
            way.locate(way.distanceMeters() / 2, middle);
            double fromJet = (Math.abs(middle[0]) - 40) / 15;
            double westerly = 18 * Math.exp(-fromJet * fromJet) * Math.min(1, altitudeMeters / 10_000);
            double air = Math.min(type.cruiseMps, 118 + 0.0115 * altitudeMeters);
            return air + westerly * Math.sin(Math.toRadians(middle[2]));
        }
    }

    /**
     * The profile at the highest level that the way is long enough for, at most {@code stepsBelow} usable
     * levels under the ceiling: odd levels eastbound, even ones westbound. Null when the way is too short.
     */
    static @Nullable FlightProfile plan(Performance performance, int stepsBelow) {
        boolean eastbound = performance.way().trackDegreesAt(0) < 180;
        int highest = performance.type().ceilingFlightLevel;
        if ((highest / 10 % 2 == 1) != eastbound) {
            highest -= 10;
        }
        double lowest = Math.max(performance.departureMeters(), performance.arrivalMeters()) + LEAST_CLIMB_METERS;
        for (int level = highest - 20 * stepsBelow; level >= LOWEST_FLIGHT_LEVEL; level -= 20) {
            FlightProfile profile = new FlightProfile(performance, level);
            double slope = profile.climbedAt + profile.way.distanceMeters() - profile.cruisedAt;
            if (level * FLIGHT_LEVEL_METERS >= lowest && slope <= MOST_SLOPE * profile.way.distanceMeters()) {
                return profile;
            }
        }
        return null;
    }

    /** Seconds from brake release to the wheels leaving the ground. */
    double liftOffSeconds() {
        return TAKE_OFF_ROLL_SECONDS;
    }

    /** Seconds from brake release to the wheels touching the ground. */
    double touchDownSeconds() {
        return touchDown;
    }

    /** Seconds from brake release to the end of the landing roll. */
    double seconds() {
        return touchDown + LANDING_ROLL_SECONDS;
    }

    double cruiseAltitudeMeters() {
        return cruiseMeters;
    }

    /** @param t seconds from brake release, 0 to {@link #seconds} */
    void fill(double t, Kinematics out) {
        double along;
        out.onGround = t < TAKE_OFF_ROLL_SECONDS || t >= touchDown;
        out.verticalRateMps = 0;
        if (t < TAKE_OFF_ROLL_SECONDS) {
            along = ramp(t, TAKE_OFF_ROLL_SECONDS, 0, liftOffMps, out);
            out.baroAltitudeMeters = departureMeters;
        } else if (t < climbEnds) {
            double since = t - TAKE_OFF_ROLL_SECONDS;
            along = liftOffMps / 2 * TAKE_OFF_ROLL_SECONDS
                    + ramp(since, climbEnds - TAKE_OFF_ROLL_SECONDS, liftOffMps, cruiseMps, out);
            out.baroAltitudeMeters = departureMeters + climbMps * since;
            out.verticalRateMps = climbMps;
        } else if (t < cruiseEnds) {
            along = climbedAt + cruiseMps * (t - climbEnds);
            out.groundSpeedMps = cruiseMps;
            out.baroAltitudeMeters = cruiseMeters;
        } else if (t < touchDown) {
            along = cruisedAt + ramp(t - cruiseEnds, touchDown - cruiseEnds, cruiseMps, touchDownMps, out);
            out.baroAltitudeMeters = arrivalMeters + descentMps * (touchDown - t);
            out.verticalRateMps = -descentMps;
        } else {
            along = landedAt + ramp(t - touchDown, LANDING_ROLL_SECONDS, touchDownMps, 0, out);
            out.baroAltitudeMeters = arrivalMeters;
        }
        way.locate(along, out.point);
    }

    /** The distance covered while the speed goes evenly from one value to another; sets the speed. */
    private static double ramp(double since, double seconds, double from, double to, Kinematics out) {
        double gained = (to - from) * since / seconds;
        out.groundSpeedMps = from + gained;
        return (from + gained / 2) * since;
    }
}
