package dev.slipstream.ingest.pace;

import dev.slipstream.ingest.quota.Cost;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asked before each call of one source, told after each what came of it. All waiting between calls is
 * here: a provider loops over {@link #awaitTurn}, its call and {@link #report} until a call succeeds.
 * For one thread.
 */
public interface CallGate {

    /**
     * Waits until the call may be made and takes its cost.
     *
     * @throws InterruptedException when the source is being stopped
     */
    void awaitTurn(Cost cost) throws InterruptedException;

    /** What came of the call whose turn it was. */
    void report(Outcome outcome);

    /** How a call ended. */
    enum Result {
        /** An answer, even an empty one. */
        ANSWERED,
        /** Nothing, half an answer or a 5xx: worth trying again soon. */
        FAILED,
        /** The provider asks for patience: 429, or 503 with a time. */
        TOLD_TO_WAIT,
        /** It will not answer before somebody mends the request or the credentials: 400, 401, 403. */
        REFUSED
    }

    /**
     * @param endedAt when the answer was there or given up
     * @param retryAfter how long the provider asks to wait; null where it does not say
     * @param remainingCredits what the provider says is left in the bucket; null where it does not say
     * @param detail for people: status and reason, without secrets
     */
    record Outcome(
            Result result,
            Instant endedAt,
            @Nullable Duration retryAfter,
            @Nullable Long remainingCredits,
            String detail) {}
}
