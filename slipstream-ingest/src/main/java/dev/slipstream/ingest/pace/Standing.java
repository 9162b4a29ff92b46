package dev.slipstream.ingest.pace;

import dev.slipstream.ingest.pace.CallGate.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a source learned from how its calls ended, and when it may try again because of that. Pure: the
 * next standing follows from this one, an outcome and a random number.
 *
 * @param failures in a row, of which it may try again
 * @param opened how often in a row the circuit was found open; 0 while it is closed
 * @param refusals in a row
 * @param notBefore null while all is well
 * @param detail of the last outcome; empty while all is well
 */
record Standing(
        int failures, int opened, int refusals, @Nullable Instant notBefore, WaitReason reason, String detail) {

    static final Standing GOOD = new Standing(0, 0, 0, null, WaitReason.NONE, "");

    /** Providers count in whole seconds and round down. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    /** Nobody means more than a month; larger numbers are milliseconds or nonsense. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(31);

    /** @param random 0 to 1, for the jitter of pauses */
    Standing after(Outcome outcome, BackOff backOff, double random) {
        return switch (outcome.result()) {
            case ANSWERED -> GOOD;
            case FAILED -> afterFailure(outcome, backOff, random, WaitReason.BACK_OFF);
            case TOLD_TO_WAIT -> afterFailure(outcome, backOff, random, WaitReason.TOLD_TO_WAIT);
            case REFUSED ->
                new Standing(
                        failures,
                        opened,
                        refusals + 1,
                        later(outcome.endedAt().plus(backOff.afterRefusals(refusals + 1, random)), askedUntil(outcome)),
                        WaitReason.REFUSED,
                        outcome.detail());
        };
    }

    private Standing afterFailure(Outcome outcome, BackOff backOff, double random, WaitReason usual) {
        int failed = failures + 1;
        int open = opened > 0 || failed > backOff.retries() ? opened + 1 : 0;
        Duration pause = open > 0 ? backOff.whileOpen(open, random) : backOff.afterFailures(failed, random);
        Instant own = outcome.endedAt().plus(pause);
        Instant asked = askedUntil(outcome);
        WaitReason reason = open > 0 ? WaitReason.CIRCUIT_OPEN : usual;
        if (asked != null && asked.isAfter(own)) {
            reason = WaitReason.TOLD_TO_WAIT;
        }
        return new Standing(failed, open, 0, later(own, asked), reason, outcome.detail());
    }

    /** Until when the provider asks to wait; null where it does not say. */
    static @Nullable Instant askedUntil(Outcome outcome) {
        Duration wait = outcome.retryAfter();
        if (wait == null || wait.isNegative()) {
            return null;
        }
        Duration bounded = wait.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wait;
        return outcome.endedAt().plus(bounded).plus(ROUNDING);
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
