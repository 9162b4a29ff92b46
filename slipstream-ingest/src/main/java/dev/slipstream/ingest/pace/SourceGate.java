package dev.slipstream.ingest.pace;

import dev.slipstream.ingest.quota.Cost;
import dev.slipstream.ingest.quota.QuotaLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The gate of one source: waits for the latest of interval, window, back-off and the provider's word, then
 * while an earlier source of the failover order is able, then for quota; and looks at all of them again
 * after each wait. {@link #status} may be asked from any thread.
 */
public final class SourceGate implements CallGate {
    /** How soon a source that stands by sees that it is needed. */
    private static final Duration STANDBY_LOOK = Duration.ofSeconds(1);
    /** Shorter waits are no reason for another source to stand in. */
    private static final Duration LONG_WAIT = Duration.ofMinutes(1);

    private final GateOptions options;
    private final QuotaLedger ledger;
    private final Standby standby;
    private final GateListener listener;
    private final InstantSource clock;
    private final Pacer pacer;
    private final RandomGenerator random;
    private final GateLog log;
    private Standing standing;
    private @Nullable Instant lastCallAt;
    private @Nullable Instant lastAnswerAt;
    private @Nullable Cost cost;
    private volatile GateStatus status;

    /**
     * @param history what is known of an earlier run, so that a restart calls no sooner
     * @param ledger asked last, right before the call; told when the provider asks to wait, which holds after a
     *     restart and for other nodes too
     * @param random for the jitter of pauses
     */
    public SourceGate(
            GateOptions options,
            CallHistory history,
            QuotaLedger ledger,
            Standby standby,
            GateListener listener,
            InstantSource clock,
            Pacer pacer,
            RandomGenerator random) {
        this.options = options;
        this.ledger = ledger;
        this.standby = standby;
        this.listener = listener;
        this.clock = clock;
        this.pacer = pacer;
        this.random = random;
        log = new GateLog(options.source());
        lastCallAt = history.lastCallAt();
        standing = Standing.GOOD;
        status = new GateStatus(options.source(), WaitReason.NONE, null, "", 0, lastCallAt, null);
    }

    /** What the gate does; from any thread. */
    public GateStatus status() {
        return status;
    }

    @Override
    public void awaitTurn(Cost cost) throws InterruptedException {
        for (Instant now = clock.instant(); ; now = clock.instant()) {
            Turn turn = nextTurn(cost, now);
            if (!turn.at().isAfter(now)) {
                this.cost = cost;
                lastCallAt = now;
                show(WaitReason.NONE, null, "");
                return;
            }
            show(turn.reason(), turn.at(), turn.detail());
            pacer.awaitUntil(turn.at());
        }
    }

    @Override
    public void report(Outcome outcome) {
        Standing before = standing;
        standing = before.after(outcome, options.backOff(), random.nextDouble());
        Long remaining = outcome.remainingCredits();
        Cost taken = cost;
        if (remaining != null && taken != null) {
            ledger.remaining(options.account(), taken.bucket(), remaining, outcome.endedAt());
        }
        Instant asked = Standing.askedUntil(outcome);
        if (asked != null && taken != null && outcome.result() != Result.ANSWERED) {
            ledger.closed(options.account(), taken.bucket(), asked);
        }
        if (outcome.result() == Result.ANSWERED) {
            lastAnswerAt = outcome.endedAt();
            standby.back();
        } else if (isOut(outcome.endedAt())) {
            standby.out(standing.reason().words() + ": " + outcome.detail());
        }
        log.moved(before, standing);
        show(standing.reason(), standing.notBefore(), standing.detail());
        listener.called(options.source(), outcome);
    }

    /** Takes the cost when it says that the turn is now. */
    private Turn nextTurn(Cost cost, Instant now) {
        if (lastCallAt != null && lastCallAt.isAfter(now)) {
            // The clock was set back: one interval from now is the longest wait.
            lastCallAt = now;
        }
        Turn turn = Turn.next(options.times(), standing, lastCallAt, now);
        if (turn.at().isAfter(now)) {
            return turn;
        }
        Optional<String> earlier = standby.behind();
        if (earlier.isPresent()) {
            return new Turn(now.plus(STANDBY_LOOK), WaitReason.STANDBY, earlier.get());
        }
        QuotaLedger.Grant grant = ledger.take(options.account(), cost, now);
        if (grant.granted()) {
            log.quotaThere();
            return turn;
        }
        Instant soonest = now.plus(STANDBY_LOOK);
        Instant askAgainAt = grant.askAgainAt().isAfter(soonest) ? grant.askAgainAt() : soonest;
        if (isLong(now, askAgainAt)) {
            log.quotaSpent(askAgainAt, grant.reason());
            standby.out(WaitReason.QUOTA.words() + ": " + grant.reason());
        }
        return new Turn(askAgainAt, WaitReason.QUOTA, grant.reason());
    }

    private boolean isOut(Instant now) {
        return switch (standing.reason()) {
            case CIRCUIT_OPEN, REFUSED -> true;
            case TOLD_TO_WAIT -> isLong(now, standing.notBefore());
            default -> false;
        };
    }

    private boolean isLong(Instant now, @Nullable Instant until) {
        Duration twice = options.times().every().multipliedBy(2);
        Duration bearable = twice.compareTo(LONG_WAIT) > 0 ? twice : LONG_WAIT;
        return until != null && Duration.between(now, until).compareTo(bearable) > 0;
    }

    private void show(WaitReason reason, @Nullable Instant until, String detail) {
        GateStatus next =
                new GateStatus(options.source(), reason, until, detail, standing.failures(), lastCallAt, lastAnswerAt);
        boolean stillStandingBy = reason == WaitReason.STANDBY
                && status.reason() == WaitReason.STANDBY
                && status.detail().equals(detail);
        status = next;
        if (!stillStandingBy) {
            listener.changed(next);
        }
    }
}
