package dev.slipstream.ingest.pace;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a source's gate does.
 *
 * @param reason why it waits; {@link WaitReason#NONE} while a call is being made or its answer is worked on
 * @param until when it looks again; null while it does not wait
 * @param detail of the last failure, or whom it waits for; without secrets, may be empty
 * @param failures in a row
 * @param lastCallAt when the last call began; null before the first
 * @param lastAnswerAt when the last answer had come; null before the first
 */
public record GateStatus(
        String source,
        WaitReason reason,
        @Nullable Instant until,
        String detail,
        int failures,
        @Nullable Instant lastCallAt,
        @Nullable Instant lastAnswerAt) {

    /** One clause for people: "waiting until 2026-11-20T16:00:00Z because the provider asks to wait: HTTP 429". */
    public String sentence() {
        if (until == null) {
            return lastCallAt == null ? "starting" : doing(lastCallAt);
        }
        return "waiting until " + until.truncatedTo(ChronoUnit.SECONDS) + " because " + reason.words()
                + (detail.isEmpty() ? "" : ": " + detail);
    }

    /** A stream goes on receiving for hours. */
    private String doing(Instant calledAt) {
        return lastAnswerAt == null || lastAnswerAt.isBefore(calledAt)
                ? "calling since " + calledAt.truncatedTo(ChronoUnit.SECONDS)
                : "receiving since " + lastAnswerAt.truncatedTo(ChronoUnit.SECONDS);
    }
}
