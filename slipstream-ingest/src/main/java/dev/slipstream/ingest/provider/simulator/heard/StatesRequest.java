package dev.slipstream.ingest.provider.simulator.heard;

import dev.slipstream.core.geo.BoundingBox;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which states are asked for, and how. Box and addresses both narrow the choice.
 *
 * @param box aircraft with a position in it; null for all. One that crosses the antimeridian holds
 *     nothing, as at OpenSky
 * @param icao24s six lower-case hex digits each; empty for all
 * @param extended whether rows have the 18th field, the category
 * @param resolutionSeconds answers are of multiples of it since 1970: 10 for anonymous users of OpenSky, 5
 *     for others, 1 for every second
 */
public record StatesRequest(@Nullable BoundingBox box, Set<String> icao24s, boolean extended, int resolutionSeconds) {

    /** All aircraft with category, at every second. */
    public static final StatesRequest EVERYTHING = new StatesRequest(null, Set.of(), true, 1);

    public StatesRequest {
        icao24s = Set.copyOf(icao24s);
        if (resolutionSeconds < 1) {
            throw new IllegalArgumentException(
                    "Cannot answer at a resolution of " + resolutionSeconds + " s: it must be 1 or more");
        }
    }

    /** The second that the answer to a request at {@code second} is of: its time. */
    public long answeredSecond(long second) {
        return Math.floorDiv(second, resolutionSeconds) * resolutionSeconds;
    }

    boolean includes(Observation seen) {
        if (box == null) {
            return true;
        }
        return seen.positionSent
                && !box.crossesAntimeridian()
                && box.contains(seen.latitude / 1e4, seen.longitude / 1e4);
    }
}
