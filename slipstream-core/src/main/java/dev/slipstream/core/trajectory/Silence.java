package dev.slipstream.core.trajectory;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.reference.AirportFinder;
import dev.slipstream.core.trajectory.LegMemory.Phase;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What silence means: for how long a leg is waited for, and whether the aircraft landed in a gap between two
 * sightings in the air.
 */
/*
 * Waiting. On the ground the next leg follows after 25 minutes and more, and pollers ask every 5 minutes or
 * oftener. Low or descending, an aircraft lands within half an hour. From cruise it may cross an ocean
 * unheard: Tokyo to Los Angeles takes nine hours.
 *
 * Landing in a gap takes the time to come down, to stand, and to climb again (10 to 12 m/s are some 2,000 to
 * 2,400 ft/min), and it leaves over what the straight way does not take at the speed that was flown. That
 * it could have landed is needed; that it did is told by another callsign, or by how it flew before and
 * after: downward and low, then upward or low.
 */
final class Silence {
    /** 300 ft/min: less is level flight in rough air. */
    static final double LEVEL_MPS = 1.5;

    private static final Duration PARKED = Duration.ofMinutes(20);
    private static final Duration BEFORE_TAKE_OFF = Duration.ofMinutes(20);
    private static final Duration AFTER_LANDING = Duration.ofMinutes(12);
    private static final Duration LOW = Duration.ofMinutes(20);
    private static final Duration DESCENT = Duration.ofMinutes(30);
    private static final Duration DESCENT_FROM_CRUISE = Duration.ofHours(1);
    private static final Duration STEP_DOWN = Duration.ofHours(5);
    private static final Duration LOCAL = Duration.ofMinutes(45);
    private static final Duration CRUISE = Duration.ofHours(10);

    private static final double LOW_METERS = 1_500;
    private static final double CRUISE_METERS = 6_000;
    private static final double HIGH_METERS = 9_000;
    private static final double CRUISE_MPS = 120;

    private static final double LEAST_GAP_SECONDS = 600;
    private static final double LEAST_STOP_SECONDS = 480;
    private static final double SURE_STOP_SECONDS = 1_200;
    private static final double DESCENT_MPS = 12;
    private static final double CLIMB_MPS = 10;
    private static final double NEAR_GROUND_METERS = 900;
    private static final double LOWER_AIR_METERS = 3_000;
    private static final double SLOWEST_MPS = 30;

    /** Nobody waits in the air for longer unheard, where there is nothing else to tell. */
    private static final double LOITER_SECONDS = 1_200;

    /** Winds and routes make up for so much of a straight way. */
    private static final double DETOUR_SHARE = 0.2;

    private static final double WAY_IN_SECONDS = 2_700;

    private Silence() {}

    /** How long after the last contact a leg is given up. */
    static Duration patience(Phase phase, @Nullable Sighting airborne) {
        return switch (phase) {
            case PARKED -> PARKED;
            case BEFORE_TAKE_OFF -> BEFORE_TAKE_OFF;
            case TOUCHED_DOWN, LANDED -> AFTER_LANDING;
            case AIRBORNE -> airborne == null ? LOCAL : inTheAir(airborne);
        };
    }

    private static Duration inTheAir(Sighting last) {
        Double altitude = last.altitudeMeters();
        if (altitude != null && altitude >= CRUISE_METERS) {
            return !last.descends() ? CRUISE : altitude < HIGH_METERS ? DESCENT_FROM_CRUISE : STEP_DOWN;
        }
        if (last.descends()) {
            return altitude != null && altitude < LOW_METERS ? LOW : DESCENT;
        }
        if (last.climbs() && last.fasterThan(CRUISE_MPS)) {
            return CRUISE;
        }
        return altitude != null && altitude < LOW_METERS && !last.climbs() ? LOW : LOCAL;
    }

    /**
     * Whether an aircraft that was last seen in the air is on another leg now.
     *
     * @param onGround whether it is on the ground now
     * @param renamed whether it has another callsign than before
     */
    static boolean anotherLeg(
            Sighting before,
            double silentSeconds,
            Sighting after,
            boolean onGround,
            boolean renamed,
            AirportFinder airports) {
        if (silentSeconds < LEAST_GAP_SECONDS) {
            return false;
        }
        double spare = silentSeconds - straightSeconds(before, after);
        if (onGround) {
            return renamed || spare > WAY_IN_SECONDS + height(before, airports) / DESCENT_MPS;
        }
        double down = height(before, airports);
        double up = height(after, airports);
        if (spare < LEAST_STOP_SECONDS || silentSeconds < down / DESCENT_MPS + up / CLIMB_MPS + LEAST_STOP_SECONDS) {
            return false;
        }
        double detour = DETOUR_SHARE * silentSeconds;
        if (renamed || spare > down / DESCENT_MPS + up / CLIMB_MPS + LOITER_SECONDS + detour) {
            return true;
        }
        boolean wentDown = before.descends() || down < NEAR_GROUND_METERS && !before.climbs();
        boolean cameUp = after.climbs() || up < NEAR_GROUND_METERS && !after.descends();
        return wentDown && cameUp
                || spare > SURE_STOP_SECONDS
                        && (wentDown && down < LOWER_AIR_METERS || cameUp && up < LOWER_AIR_METERS);
    }

    private static double straightSeconds(Sighting before, Sighting after) {
        if (before.position() == null || after.position() == null) {
            return 0;
        }
        double speed = Math.max(
                SLOWEST_MPS,
                Math.max(
                        before.speedMps() == null ? 0 : before.speedMps(),
                        after.speedMps() == null ? 0 : after.speedMps()));
        return GreatCircle.nearDistanceMeters(before.position(), after.position()) / speed;
    }

    /** Above the nearest airport, or above the sea. */
    private static double height(Sighting sighting, AirportFinder airports) {
        Double altitude = sighting.altitudeMeters();
        if (altitude == null) {
            return 0;
        }
        double elevation = sighting.position() == null ? 0 : airports.elevationNear(sighting.position());
        return Math.max(0, altitude - elevation);
    }

    /** From one instant to another. */
    static double seconds(Instant from, Instant to) {
        return to.getEpochSecond() - from.getEpochSecond() + (to.getNano() - from.getNano()) * 1e-9;
    }
}
