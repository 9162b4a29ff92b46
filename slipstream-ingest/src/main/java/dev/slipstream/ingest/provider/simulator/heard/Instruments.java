package dev.slipstream.ingest.provider.simulator.heard;

import dev.slipstream.ingest.provider.simulator.world.Angles;
import dev.slipstream.ingest.provider.simulator.world.Kinematics;
import dev.slipstream.ingest.provider.simulator.world.Mix;

/** What an aircraft's instruments and transponder make of its true motion: errors and steps. */
/*
 * Steps are those of ADS-B (DO-260B 2.2.3.2): altitude 25 ft (100 ft from old encoders), velocity as
 * whole knots east and north, climb 64 ft/min; on the ground track in 1/128 of a turn and speed in
 * steps that grow. That OpenSky keeps them shows in its recorded answers: 98 % of altitudes are steps
 * of 25 ft, 99 % of climbs of 64 ft/min, 99 % of velocities whole knots.
 */
final class Instruments {

    private static final int MULTILATERATION = 2;
    private static final double KNOT_MPS = 1852 / 3600.0;
    private static final double FOOT_METERS = 0.3048;
    private static final double CLIMB_STEP_MPS = 64 * FOOT_METERS / 60;
    private static final double SURFACE_TRACK_STEP_DEGREES = 360 / 128.0;
    private static final double METERS_PER_DEGREE = 111_195;
    private static final double OFFSET_PERIOD_SECONDS = 3 * 3600;
    private static final double DRIFT_PERIOD_SECONDS = 1700;
    private static final double POSITION_ERROR_METERS = 6;
    private static final double MLAT_ERROR_METERS = 60;

    private final long seed;

    Instruments(long seed) {
        this.seed = seed;
    }

    /** Fills the measurements from the truth. */
    void measure(Observation out) {
        Kinematics motion = out.truth.motion;
        int number = out.truth.number;
        long at = out.positionSent ? out.timePosition : out.lastContact;
        long kind = Mix.hash(seed ^ number, -21, 0);
        long dice = Mix.hash(seed ^ number, at, -22);
        if (out.positionSent) {
            position(motion, at, kind, dice, out);
        }
        if (motion.onGround) {
            onGround(motion, kind, out);
        } else {
            inTheAir(motion, number, at, kind, dice >>> 32, out);
        }
    }

    private static void position(Kinematics motion, long at, long kind, long dice, Observation out) {
        boolean multilaterated = out.truth.positionSource == MULTILATERATION;
        double sigma = multilaterated ? MLAT_ERROR_METERS : POSITION_ERROR_METERS;
        double north = bell(dice) * sigma;
        double east = bell(dice >>> 24) * sigma;
        if ((kind & 63) == 0) { // an old navigation system that drifts
            double size = 150 + (kind >>> 8 & 511);
            double turn = at / DRIFT_PERIOD_SECONDS + (kind >>> 20 & 255);
            north += size * Math.sin(turn);
            east += size * Math.cos(turn);
        }
        double latitude = Math.max(-90, Math.min(90, motion.latitude() + north / METERS_PER_DEGREE));
        double narrowing = Math.max(0.02, Math.cos(Math.toRadians(latitude)));
        double longitude = motion.longitude() + east / (METERS_PER_DEGREE * narrowing);
        longitude = longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
        out.latitude = scaled(latitude, 10_000);
        out.longitude = scaled(longitude, 10_000);
    }

    private static void onGround(Kinematics motion, long kind, Observation out) {
        boolean altitude = (kind >>> 40 & 63) == 1; // in 2 % of recorded rows
        out.baroAltitude = altitude ? scaled(steps(motion.baroAltitudeMeters, 25), 762) : Observation.NONE;
        out.geoAltitude = Observation.NONE;
        out.verticalRate = altitude ? 0 : Observation.NONE;
        double knots = motion.groundSpeedMps / KNOT_MPS;
        double step = knots < 2 ? 0.125 : knots < 15 ? 0.5 : knots < 70 ? 1 : knots < 100 ? 2 : 5;
        out.groundSpeed = scaled(Math.rint(knots / step) * step * KNOT_MPS, 100);
        double track = Math.rint(motion.trackDegrees() / SURFACE_TRACK_STEP_DEGREES) * SURFACE_TRACK_STEP_DEGREES;
        out.track = scaled(track, 100) % 36_000;
    }

    private static void inTheAir(Kinematics motion, int number, long at, long kind, long dice, Observation out) {
        int feet = (kind >>> 32 & 15) == 0 ? 100 : 25;
        double altitude = steps(motion.baroAltitudeMeters, feet) + ((dice & 15) == 0 ? jitter(dice >>> 4) : 0);
        out.baroAltitude = (kind >>> 36 & 127) == 0 ? Observation.NONE : scaled(altitude * feet / 25, 762);
        double above = motion.baroAltitudeMeters + geometricOffset(motion, number, at);
        out.geoAltitude = (kind >>> 43 & 31) == 0 ? Observation.NONE : scaled(steps(above, 25), 762);
        double climb =
                Math.rint(motion.verticalRateMps / CLIMB_STEP_MPS) + ((dice & 0x70) == 0 ? jitter(dice >>> 7) : 0);
        out.verticalRate = scaled(climb * CLIMB_STEP_MPS, 100);
        double track = Math.toRadians(motion.trackDegrees());
        double knots = motion.groundSpeedMps / KNOT_MPS;
        double east = Math.rint(knots * Math.sin(track) + bell(dice >>> 8) * 0.6);
        double north = Math.rint(knots * Math.cos(track) + bell(dice >>> 5) * 0.6);
        out.groundSpeed = scaled(Math.sqrt(east * east + north * north) * KNOT_MPS, 100);
        int degrees = scaled(Math.toDegrees(Angles.atan2(east, north)), 100);
        out.track = degrees < 0 ? degrees + 36_000 : degrees;
    }

    /** What weather and geoid make of a pressure altitude: up to 2 % of it, turning over hours. */
    private static double geometricOffset(Kinematics motion, int number, long at) {
        double turn = (at % 86_400) / OFFSET_PERIOD_SECONDS + number * 0.618;
        return 20 + 0.02 * motion.baroAltitudeMeters * Math.sin(2 * Math.PI * turn);
    }

    private static double steps(double meters, int feet) {
        return Math.rint(meters / (feet * FOOT_METERS));
    }

    private static int jitter(long dice) {
        return (dice & 1) == 0 ? 1 : -1;
    }

    /** About normal with variance 1, at most 3.5: three bytes added up. */
    private static double bell(long dice) {
        return ((dice & 255) + (dice >>> 8 & 255) + (dice >>> 16 & 255) - 382.5) / 128;
    }

    private static int scaled(double value, int unit) {
        return (int) Math.rint(value * unit);
    }
}
