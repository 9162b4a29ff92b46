package dev.slipstream.core.trajectory;

import dev.slipstream.core.reference.AirportFinder;
import dev.slipstream.core.reference.AirportFinder.Fit;
import java.util.Optional;

/** Whether an aircraft is on the ground where its provider does not say: slow and low on an airport. Pure. */
final class GroundGuess {
    /** Slower than nearly all that flies on wings; rolling faster, it has left the ground soon. */
    private static final double ROLLING_MPS = 40;

    private static final double TAXI_MPS = 20;

    /** By so much an airport's pressure altitude differs from its elevation on most days (15 hPa). */
    private static final double WEATHER_METERS = 120;

    /** No airport lies higher than 4,500 m, by pressure altitude some more. */
    private static final double HIGHEST_AIRPORT_METERS = 4_800;

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
}
