package dev.slipstream.core.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One leg of one aircraft, as known at {@link #knownAt}: a version. A later version of the same flight
 * has a later instant and replaces it. What the reference tables say of it is added elsewhere.
 *
 * @param id of all versions: the aircraft's key, a hyphen and the second of {@code firstSeenAt}, as
 *     {@code 4ca123-20261120T101512Z}
 * @param aircraft the aircraft's key
 * @param knownAt event time up to which observations are in this version, or at which it was given up
 * @param stage whether it still goes on, and else how it ended
 * @param firstSeenAt time of the first observation
 * @param lastSeenAt time of the last observation
 * @param callsign the one most observations carry, the earlier where two are as frequent; null when none came
 * @param departure where it began
 * @param arrival where it ended
 * @param observations how many were used
 * @param positions how many of them had a position that was believed
 * @param flownMeters along the believed positions
 * @param maxAltitudeMeters pressure altitude, else geometric; null when never known
 * @param maxGroundSpeedMps null when never known
 * @param category ADS-B emitter category, the last that came
 * @param emergency the last of 7500, 7600, 7700 that came; null when none did
 * @param firstPosition first that was believed
 * @param lastPosition last that was believed
 * @param lastAltitudeMeters pressure altitude, else geometric, of the last observation that had one
 * @param onGround as last told
 * @param providers those whose observations were used, in alphabetical order
 * @param first where the first observation came from
 * @param last where the last observation came from
 */
public record Flight(
        String id,
        String aircraft,
        Instant knownAt,
        Stage stage,
        Instant firstSeenAt,
        Instant lastSeenAt,
        @Nullable String callsign,
        AirportFix departure,
        AirportFix arrival,
        long observations,
        long positions,
        double flownMeters,
        @Nullable Double maxAltitudeMeters,
        @Nullable Double maxGroundSpeedMps,
        @Nullable String category,
        @Nullable String emergency,
        @Nullable Position firstPosition,
        @Nullable Position lastPosition,
        @Nullable Double lastAltitudeMeters,
        @Nullable Boolean onGround,
        List<String> providers,
        Origin first,
        Origin last) {

    /** How far a flight has come. The name is stored; never rename a constant. */
    public enum Stage {
        /** Seen on the ground, has not taken off since: before its flight, or after it on the way to the stand. */
        ON_GROUND,
        /** In the air when last seen. */
        AIRBORNE,
        /** Over: it was seen to land, or to descend to where it must have landed. */
        LANDED,
        /** Over: nothing was heard for so long that what comes next is another flight. */
        LOST
    }

    /**
     * Whether it was ever in the air, as far as its observations show: not so of an aircraft that only taxied
     * or was towed, nor of a vehicle.
     */
    public boolean flew() {
        return stage == Stage.AIRBORNE
                || stage == Stage.LANDED
                || departure.at() != null
                || arrival != AirportFix.UNKNOWN
                || stage == Stage.LOST && !Boolean.TRUE.equals(onGround);
    }

    public Flight {
        Checks.requireText("flight id", id);
        Checks.requireText("aircraft key", aircraft);
        providers = List.copyOf(providers);
    }

    /** Whether there will be no further version but by late data. */
    public boolean over() {
        return stage == Stage.LANDED || stage == Stage.LOST;
    }
}
