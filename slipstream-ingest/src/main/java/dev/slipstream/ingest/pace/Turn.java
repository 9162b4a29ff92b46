package dev.slipstream.ingest.pace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the next call may be made, and what puts it off that long.
 *
 * @param at the instant asked about when nothing puts it off
 * @param detail for people; may be empty
 */
record Turn(Instant at, WaitReason reason, String detail) {

    /** The first instant from {@code now} on that times and standing allow. */
    static Turn next(CallTimes times, Standing standing, @Nullable Instant lastCallAt, Instant now) {
        Turn turn = new Turn(now, WaitReason.NONE, "");
        Instant notBefore = standing.notBefore();
        if (lastCallAt != null) {
            turn = notBefore == null
                    ? turn.notBefore(lastCallAt.plus(times.every()), WaitReason.INTERVAL, "")
                    : turn.notBefore(lastCallAt.plus(times.leastGap()), standing.reason(), standing.detail());
        }
        if (notBefore != null) {
            turn = turn.notBefore(notBefore, standing.reason(), standing.detail());
        }
        return turn.notBefore(times.openAt(turn.at()), WaitReason.WINDOW, "");
    }

    private Turn notBefore(Instant instant, WaitReason why, String words) {
        return instant.isAfter(at) ? new Turn(instant, why, words) : this;
    }
}
