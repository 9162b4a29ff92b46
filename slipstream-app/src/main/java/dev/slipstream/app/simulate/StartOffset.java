package dev.slipstream.app.simulate;

import dev.slipstream.ingest.provider.simulator.serve.PositionStream;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a reader begins, or why it cannot: what is no longer there must not be passed over in silence.
 *
 * @param problem null when it can begin
 */
record StartOffset(long offset, boolean tooOld, @Nullable String problem) {

    /** A clock that was set back, or another world's offset, is further ahead than this. */
    private static final int MOST_SECONDS_AHEAD = 60;

    /** After the last event that a reader has; null for what is new. */
    static StartOffset after(@Nullable String last, PositionStream positions, InstantSource clock) {
        StartOffset at = at(last, positions, clock);
        return last == null || last.isBlank() || at.problem() != null
                ? at
                : new StartOffset(at.offset() + 1, false, null);
    }

    /** From an offset on; null for what is new. */
    static StartOffset at(@Nullable String from, PositionStream positions, InstantSource clock) {
        Instant now = clock.instant();
        if (from == null || from.isBlank()) {
            return new StartOffset(positions.offsetAfter(now), false, null);
        }
        if (!from.matches("\\d{1,18}")) {
            return new StartOffset(0, false, "The offset is no number.");
        }
        long offset = Long.parseLong(from);
        long earliest = positions.earliest(now);
        if (offset < earliest) {
            return new StartOffset(0, true, "The offset is gone; the earliest is " + earliest + ".");
        }
        if (offset > positions.offsetAfter(now.plusSeconds(MOST_SECONDS_AHEAD))) {
            return new StartOffset(0, false, "The offset is not of this world and clock.");
        }
        return new StartOffset(offset, false, null);
    }
}
