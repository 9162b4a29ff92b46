package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.core.geo.BoundingBox;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which states are asked for.
 *
 * @param box null means everywhere; one that crosses the antimeridian holds nothing, as at OpenSky
 * @param icao24s null means every aircraft
 * @param extended whether rows have the category
 * @param resolutionSeconds the grid that the asked second lies on: 10, 5 or 1
 */
public record StatesQuery(
        @Nullable BoundingBox box, @Nullable Set<String> icao24s, boolean extended, int resolutionSeconds) {

    public StatesQuery {
        icao24s = icao24s == null ? null : Set.copyOf(icao24s);
    }

    /** Everything that is known of a second. */
    static StatesQuery everything(int resolutionSeconds) {
        return new StatesQuery(null, null, true, resolutionSeconds);
    }

    boolean isEverything() {
        return box == null && icao24s == null && extended;
    }

    boolean asksFor(String icao24, @Nullable Double latitude, @Nullable Double longitude) {
        if (icao24s != null && !icao24s.contains(icao24)) {
            return false;
        }
        return box == null
                || latitude != null
                        && longitude != null
                        && !box.crossesAntimeridian()
                        && box.contains(latitude, longitude);
    }
}
