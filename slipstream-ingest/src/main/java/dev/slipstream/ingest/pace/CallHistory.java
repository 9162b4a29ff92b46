package dev.slipstream.ingest.pace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier run left for the gate of the same source. That a provider asked to wait is in the ledger.
 *
 * @param lastCallAt when it last called; null when never
 */
public record CallHistory(@Nullable Instant lastCallAt) {
    public static final CallHistory NONE = new CallHistory(null);

    public static CallHistory lastCall(Instant at) {
        return new CallHistory(at);
    }
}
