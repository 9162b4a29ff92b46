package dev.slipstream.app.live;

import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.StateVector;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One aircraft as it was known at a moment.
 *
 * @param latest the newest state
 * @param position the newest position that was believed; may be older than {@code latest}
 * @param trail the last half hour, oldest first
 */
public record LiveAircraft(
        StateVector latest,
        @Nullable Position position,
        @Nullable Instant positionAt,
        List<TrailPoint> trail) {
    static LiveAircraft of(TrackedAircraft tracked) {
        return new LiveAircraft(
                tracked.latest(),
                tracked.position(),
                tracked.positionAt(),
                tracked.trail().points());
    }
}
