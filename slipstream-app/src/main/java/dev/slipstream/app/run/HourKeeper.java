package dev.slipstream.app.run;

import dev.slipstream.core.config.UserError;
import dev.slipstream.lakehouse.question.AnswerKeeper;
import dev.slipstream.lakehouse.question.GoldMaterializer;
import dev.slipstream.lakehouse.table.ChainedSeal;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.Seals;
import dev.slipstream.lakehouse.table.SettlePlan;
import dev.slipstream.stream.settle.SettleJob;
import dev.slipstream.stream.settle.SettleResult;
import dev.slipstream.stream.settle.Verification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes hours final and keeps them so: settling those that are due, rebuilding and verifying those
 * that are asked for, and, of each hour that was settled, deriving the gold tables and keeping answers. One thing at
 * a time.
 */
final class HourKeeper {
    private final Lake lake;
    private final SettleJob settling;
    private final GoldMaterializer gold;
    private final AnswerKeeper answers;
    private final Duration wait;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    HourKeeper(Lake lake, SettleJob settling, GoldMaterializer gold, AnswerKeeper answers, Duration wait, Clock clock) {
        this.lake = lake;
        this.settling = settling;
        this.gold = gold;
        this.answers = answers;
        this.wait = wait;
        this.clock = clock;
    }

    /** Settles what is due; says what was done in one line, nothing when nothing was. */
    String settleDue() {
        return alone(() -> {
            List<HourPartition> due = SettlePlan.of(lake, clock.instant(), wait).stream()
                    .map(SettlePlan.DueHour::partition)
                    .toList();
            if (due.isEmpty()) {
                return "";
            }
            List<SettleResult> results = settling.settle(due);
            deriveGold(results);
            long settled = results.stream().filter(SettleResult::settled).count();
            return settled + " of " + due.size() + " due hours settled, " + due.get(0) + " to "
                    + due.get(due.size() - 1);
        });
    }

    /** Settles every closed hour of [from, to) again; a line for each. */
    List<String> rebuild(Instant from, Instant to) {
        return alone(() -> {
            List<SettleResult> results = settling.rebuild(from, to);
            deriveGold(results);
            return results.stream().map(HourKeeper::describe).toList();
        });
    }

    private void deriveGold(List<SettleResult> results) {
        results.stream()
                .filter(SettleResult::settled)
                .map(result -> result.partition().hour())
                .distinct()
                .sorted()
                .forEach(hour -> {
                    gold.materialize(hour);
                    answers.keep(hour);
                });
    }

    private static String describe(SettleResult result) {
        return result.seal()
                .map(seal -> result.partition() + ": " + account(seal) + ", hash " + seal.contentHash() + ", in "
                        + result.took().toMillis() / 1000.0 + " s")
                .orElseGet(() -> result.partition() + ": left as it is, " + result.note());
    }

    private static String account(Seal seal) {
        return seal.items() + " items = " + seal.stored() + " stored + " + seal.repeated() + " repeated + "
                + seal.rejected() + " rejected " + seal.rejectedByReason();
    }

    /** Derives the settled hours of [from, to) again, without writing, and compares. */
    dev.slipstream.app.cli.Backend.Verification verify(Instant from, Instant to) {
        return alone(() -> {
            List<HourPartition> sealed = new Seals(lake)
                    .list().stream()
                            .map(ChainedSeal::seal)
                            .map(Seal::partition)
                            .filter(hour ->
                                    hour.end().isAfter(from) && hour.hour().isBefore(to))
                            .sorted()
                            .toList();
            if (sealed.isEmpty()) {
                throw new UserError("Cannot verify: no hour from " + from + " to " + to
                        + " is settled yet. `slipstream sql \"SELECT hour FROM silver.seals\"` lists those that are.");
            }
            List<String> lines = new ArrayList<>();
            Optional<HourPartition> broken = new Seals(lake).firstBrokenLink();
            broken.ifPresent(hour -> lines.add("The chain of seals is broken at " + hour + ": a seal was changed."));
            boolean equal = broken.isEmpty();
            for (HourPartition hour : sealed) {
                Verification verification = settling.verify(hour);
                equal &= verification.equal();
                lines.add(hour + ": " + (verification.equal() ? "equal, " : "DIFFERENT, ") + verification.account()
                        + ", hash " + verification.derivedHash());
                lines.addAll(verification.differences());
            }
            return new dev.slipstream.app.cli.Backend.Verification(equal, lines);
        });
    }

    private <T> T alone(java.util.function.Supplier<T> work) {
        oneAtATime.lock();
        try {
            return work.get();
        } finally {
            oneAtATime.unlock();
        }
    }
}
