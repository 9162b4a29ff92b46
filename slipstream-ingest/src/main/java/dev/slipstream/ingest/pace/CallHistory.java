package dev.slipstream.ingest.pace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier run left for the gate of the same source.
 *
 * @param lastCallAt when it last called; null when never
 * @param notBefore until when the provider had asked it to wait; null when it had not
 */
public record CallHistory(
        @Nullable Instant lastCallAt, @Nullable Instant notBefore) {
    public static final CallHistory NONE = new CallHistory(null, null);

    public static CallHistory lastCall(Instant at) {
        return new CallHistory(at, null);
    }
}
