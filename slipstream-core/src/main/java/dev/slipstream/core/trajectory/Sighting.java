package dev.slipstream.core.trajectory;

import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.AirportFinder.Passage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one observation told, as far as it was believed.
 *
 * @param at when the position was measured, else when the aircraft was seen
 * @param altitudeMeters pressure altitude, else geometric
 * @param climbMps vertical rate, positive when climbing
 */
public record Sighting(
        Instant at,
        @Nullable Position position,
        @Nullable Double altitudeMeters,
        @Nullable Double speedMps,
        @Nullable Double trackDegrees,
        @Nullable Double climbMps) {
    private static final double KEPT_SECONDS = 60;

    static Sighting of(StateVector state, @Nullable Double altitudeMeters) {
        Instant measured = state.positionAt();
        boolean placed = state.position() != null && measured != null && measured.isBefore(state.seenAt());
        return new Sighting(
                placed && measured != null ? measured : state.seenAt(),
                state.position(),
                altitudeMeters,
                state.motion().groundSpeedMps(),
                state.motion().trackDegrees(),
                state.motion().verticalRateMps());
    }

    /** As the airport finder takes it; null without a position. */
    @Nullable
    Passage passage() {
        return position == null ? null : new Passage(position, trackDegrees, altitudeMeters);
    }

    boolean climbs() {
        return climbMps != null && climbMps > Silence.LEVEL_MPS;
    }

    boolean descends() {
        return climbMps != null && climbMps < -Silence.LEVEL_MPS;
    }

    boolean slowerThan(double mps) {
        return speedMps != null && speedMps < mps;
    }

    boolean fasterThan(double mps) {
        return speedMps != null && speedMps > mps;
    }

    /** This, or the one before where only that has a position and is not older than a minute. */
    Sighting orWithPosition(@Nullable Sighting before) {
        boolean keeps = position == null
                && before != null
                && before.position() != null
                && Silence.seconds(before.at(), at) <= KEPT_SECONDS;
        return keeps && before != null ? before : this;
    }

    /** This, at the position before where it has none of its own: on the ground that is near enough. */
    Sighting atLeastAt(@Nullable Sighting before) {
        return position != null || before == null
                ? this
                : new Sighting(at, before.position(), altitudeMeters, speedMps, trackDegrees, climbMps);
    }

    /** The one nearer in time. */
    static @Nullable Sighting nearer(@Nullable Instant at, @Nullable Sighting a, @Nullable Sighting b) {
        if (at == null || a == null || b == null) {
            return a == null ? b : a;
        }
        return Math.abs(Silence.seconds(at, b.at())) < Math.abs(Silence.seconds(at, a.at())) ? b : a;
    }
}
