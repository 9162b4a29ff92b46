package dev.slipstream.core.trajectory;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.reference.AirportFinder;
import dev.slipstream.core.reference.AirportFinder.Fit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether an aircraft is on the ground where its provider does not say, and whether it has left it. Pure. */
final class GroundGuess {
    /** Slower than nearly all that flies on wings; rolling faster, it has left the ground soon. */
    private static final double ROLLING_MPS = 40;

    private static final double TAXI_MPS = 20;

    /** By so much an airport's pressure altitude differs from its elevation on most days (15 hPa). */
    private static final double WEATHER_METERS = 120;

    /** No airport lies higher than 4,500 m, by pressure altitude some more. */
    private static final double HIGHEST_AIRPORT_METERS = 4_800;

    /** Slower, it is a helicopter, or what says that it flies is wrong. */
    private static final double FLYING_MPS = 30;

    /** On average since it stood, while it sped up. */
    private static final double ROLL_MPS = 15;

    private static final double AWAY_METERS = 2_000;
    private static final double CLEAR_METERS = 60;
    private static final double STEEPEST_CLIMB_MPS = 60;

    private GroundGuess() {}

    /** @param before what was believed so far */
    static boolean onGround(Sighting now, boolean before, AirportFinder airports) {
        Double altitude = now.altitudeMeters();
        if (now.fasterThan(ROLLING_MPS) || now.climbs() && altitude != null && !now.slowerThan(TAXI_MPS)) {
            return before && now.fasterThan(ROLLING_MPS) && altitude == null;
        }
        if (altitude != null && altitude > HIGHEST_AIRPORT_METERS) {
            return false;
        }
        if (now.position() == null || now.speedMps() == null) {
            return before;
        }
        Optional<Fit> airport = airports.on(now.position());
        if (airport.isEmpty()) {
            return before && altitude == null;
        }
        return altitude == null
                ? now.slowerThan(TAXI_MPS) || before
                : altitude < airport.get().elevationMeters() + WEATHER_METERS;
    }

    /**
     * Whether what says that it is in the air is to be believed so near the ground: transponders of parked
     * and taxiing aircraft say so too, with speeds and altitudes of long ago. Those that fly are away from
     * where they stood, or above it by no more than they can have climbed.
     *
     * @param stood when last on the ground; null when it was not seen there
     */
    static boolean flies(@Nullable Sighting stood, Sighting now, AirportFinder airports) {
        if (stood == null) {
            return true;
        }
        double seconds = Math.max(1, Silence.seconds(stood.at(), now.at()));
        if (now.position() == null) {
            return !now.slowerThan(FLYING_MPS);
        }
        if (now.altitudeMeters() != null) {
            double height = now.altitudeMeters() - airports.elevationNear(now.position());
            if (height > CLEAR_METERS && height < CLEAR_METERS + STEEPEST_CLIMB_MPS * seconds) {
                return true;
            }
        }
        if (stood.position() == null) {
            return !now.slowerThan(FLYING_MPS);
        }
        double moved = GreatCircle.nearDistanceMeters(stood.position(), now.position());
        return moved > AWAY_METERS || now.fasterThan(FLYING_MPS) && moved > ROLL_MPS * Math.min(seconds, 60);
    }
}
