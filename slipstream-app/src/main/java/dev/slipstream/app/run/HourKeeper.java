package dev.slipstream.app.run;

import dev.slipstream.app.bulk.BulkImport;
import dev.slipstream.core.config.UserError;
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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Makes hours final and keeps them so: settling those that are due, rebuilding and verifying those
 * that are asked for, and deriving the gold tables of each hour that was settled. One thing at a time.
 */
final class HourKeeper {
    /** Starting Flink costs seconds; between a few hours others get their turn. */
    private static final int HOURS_AT_ONCE = 8;

    private final Lake lake;
    private final SettleJob settling;
    private final GoldMaterializer gold;
    private final Duration wait;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    HourKeeper(Lake lake, SettleJob settling, GoldMaterializer gold, Duration wait, Clock clock) {
        this.lake = lake;
        this.settling = settling;
        this.gold = gold;
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

    /** Settles these hours, a few at a time, and says after each what became of it. */
    List<BulkImport.Settled> settle(Collection<HourPartition> hours, Consumer<String> progress) {
        List<BulkImport.Settled> settled = new ArrayList<>();
        List<HourPartition> left = new ArrayList<>(hours);
        while (!left.isEmpty()) {
            List<HourPartition> next = List.copyOf(left.subList(0, Math.min(HOURS_AT_ONCE, left.size())));
            left.removeAll(next);
            List<SettleResult> results = alone(() -> {
                List<SettleResult> some = settling.settle(next);
                deriveGold(some);
                return some;
            });
            for (SettleResult result : results) {
                settled.add(
                        new BulkImport.Settled(result.partition(), result.seal().orElse(null), result.note()));
                progress.accept("settled " + settled.size() + " of " + hours.size() + " hours: " + describe(result));
            }
        }
        return settled;
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
        for (SettleResult result : results) {
            if (result.settled()) {
                gold.materialize(result.partition());
            }
        }
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
