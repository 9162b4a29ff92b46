package dev.slipstream.app.run;

import dev.slipstream.app.bulk.BulkImport;
import dev.slipstream.app.cli.Backend;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.trajectory.StateChecks;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.Seals;
import dev.slipstream.lakehouse.table.SettlePlan;
import dev.slipstream.stream.settle.HourDifference;
import dev.slipstream.stream.settle.ReferenceChoice;
import dev.slipstream.stream.settle.SettleJob;
import dev.slipstream.stream.settle.SettleResult;
import dev.slipstream.stream.settle.TableChanges;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes hours final and keeps them so: settling those that are due, rebuilding and verifying those
 * that are asked for, and, of each hour that was settled, deriving the gold tables and keeping answers. One thing at
 * a time.
 */
final class HourKeeper {
    /** Starting Flink costs seconds; between a few hours others get their turn. */
    private static final int HOURS_AT_ONCE = 8;

    private static final Duration HOUR = Duration.ofHours(1);

    private final Lake lake;
    private final SettleJob settling;
    private final DerivedHours derived;
    private final Duration wait;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    HourKeeper(Lake lake, SettleJob settling, DerivedHours derived, Duration wait, Clock clock) {
        this.lake = lake;
        this.settling = settling;
        this.derived = derived;
        // An hour is open for so long at least: before that, it cannot be settled.
        this.wait = wait.compareTo(StateChecks.MAX_CONTACT_AGE) < 0 ? StateChecks.MAX_CONTACT_AGE : wait;
        this.clock = clock;
    }

    /**
     * Settles what is due, and what is due because of that; says what was done in one line, nothing when
     * nothing was.
     */
    String settleDue() {
        return alone(() -> {
            NavigableSet<Instant> tried = new TreeSet<>();
            List<SettleResult> results = new ArrayList<>();
            for (List<Instant> due = due(tried); !due.isEmpty(); due = due(tried)) {
                results.addAll(settling.settle(due));
                tried.addAll(due);
            }
            derived.catchUp();
            return results.isEmpty() ? "" : summary(results);
        });
    }

    /**
     * Settles these hours and those between and after them in which their flights go on, a few at a time, and says
     * after each what became of it.
     */
    List<BulkImport.Settled> settle(Collection<HourPartition> hours, Consumer<String> progress) {
        List<BulkImport.Settled> settled = new ArrayList<>();
        NavigableSet<Instant> left = new TreeSet<>();
        hours.forEach(hour -> left.add(hour.hour()));
        int done = 0;
        while (!left.isEmpty()) {
            List<Instant> next = takeAdjoining(left);
            List<SettleResult> results = alone(() -> {
                List<SettleResult> some = settling.settle(next);
                derived.catchUp();
                return some;
            });
            for (SettleResult result : results) {
                left.remove(result.hour());
                describe(result).forEach(progress);
                hours.stream()
                        .filter(hour -> hour.hour().equals(result.hour()))
                        .forEach(hour -> settled.add(new BulkImport.Settled(
                                hour, result.seal(hour.provider()).orElse(null), result.note())));
            }
            done += results.size();
            Instant following = results.get(results.size() - 1).hour().plus(HOUR);
            if (due(left).contains(following)) {
                left.add(following);
            }
            progress.accept("settled " + done + " hours, " + left.size() + " to go");
        }
        return settled;
    }

    /** Takes the first hours out, without a gap between them: what is in a gap must be settled before what follows. */
    private static List<Instant> takeAdjoining(NavigableSet<Instant> left) {
        List<Instant> next = new ArrayList<>();
        Instant hour = left.pollFirst();
        while (hour != null) {
            next.add(hour);
            Instant following = hour.plus(HOUR);
            hour = next.size() < HOURS_AT_ONCE && left.remove(following) ? following : null;
        }
        return next;
    }

    private List<Instant> due(Collection<Instant> tried) {
        return SettlePlan.of(lake, clock.instant(), wait, settling.rules()).stream()
                .map(due -> due.partition().hour())
                .filter(hour -> !tried.contains(hour))
                .toList();
    }

    private static String summary(List<SettleResult> results) {
        NavigableSet<Instant> hours = new TreeSet<>();
        results.forEach(result -> hours.add(result.hour()));
        Optional<SettleResult> left =
                results.stream().filter(result -> !result.settled()).findFirst();
        long settled = results.stream()
                .filter(SettleResult::settled)
                .map(SettleResult::hour)
                .distinct()
                .count();
        return settled + " of " + hours.size() + " due hours settled, " + hours.first() + " to " + hours.last()
                + left.map(result -> "; " + result.hour() + " was left: " + result.note())
                        .orElse("");
    }

    /** Settles every closed hour of [from, to) again, and those after it that change by it; lines for each. */
    List<String> rebuild(Instant from, Instant to, ReferenceChoice choice) {
        return alone(() -> {
            List<SettleResult> results = settling.rebuild(from, to, choice);
            derived.catchUp();
            return results.stream().flatMap(HourKeeper::describe).toList();
        });
    }

    private static Stream<String> describe(SettleResult result) {
        return result.settled()
                ? result.seals().stream()
                        .map(seal -> seal.partition() + ": " + account(seal) + ", hash " + seal.contentHash() + ", in "
                                + result.took().toMillis() / 1000.0 + " s")
                : Stream.of(result.hour() + ": left as it is, " + result.note());
    }

    private static String account(Seal seal) {
        return seal.items() + " items = " + seal.stored() + " stored + " + seal.repeated() + " repeated + "
                + seal.rejected() + " rejected " + new TreeMap<>(seal.rejectedByReason());
    }

    /** Derives the settled hours of [from, to) again, without writing, and compares. */
    Backend.Verification verify(Instant from, Instant to) {
        return alone(() -> {
            NavigableSet<Instant> sealed = new TreeSet<>();
            new Seals(lake)
                    .list().stream()
                            .map(known -> known.seal().partition())
                            .filter(hour ->
                                    hour.end().isAfter(from) && hour.hour().isBefore(to))
                            .forEach(hour -> sealed.add(hour.hour()));
            if (sealed.isEmpty()) {
                throw new UserError("Cannot verify: no hour from " + from + " to " + to
                        + " is settled yet. `slipstream sql \"SELECT hour FROM silver.seals\"` lists those that are.");
            }
            List<String> lines = new ArrayList<>();
            Optional<HourPartition> broken = new Seals(lake).firstBrokenLink();
            broken.ifPresent(hour -> lines.add("The chain of seals is broken at " + hour + ": a seal was changed."));
            AtomicBoolean equal = new AtomicBoolean(broken.isEmpty());
            settling.verify(sealed, found -> {
                equal.compareAndSet(true, found.equal());
                lines.add(found.partition() + ": " + (found.equal() ? "equal, " : "DIFFERENT, ") + found.account()
                        + ", hash " + found.derivedHash());
                lines.addAll(found.differences());
            });
            return new Backend.Verification(equal.get(), lines);
        });
    }

    /** Derives the closed hours of [from, to) as a rebuild would, without writing, and says what would change. */
    Backend.Verification diff(Instant from, Instant to, ReferenceChoice choice, int rows) {
        return alone(() -> {
            List<String> lines = new ArrayList<>();
            List<Instant> equal = new ArrayList<>();
            List<Instant> others = new ArrayList<>();
            settling.diff(from, to, choice, rows, found -> {
                (found.equal() ? equal : others).add(found.hour());
                describe(found, lines);
            });
            lines.add(others.size() + " of " + (equal.size() + others.size()) + " hours would change");
            return new Backend.Verification(others.isEmpty(), lines);
        });
    }

    private static void describe(HourDifference found, List<String> lines) {
        if (!found.note().isEmpty()) {
            lines.add(found.hour() + ": would be left as it is, " + found.note());
        }
        for (TableChanges changes : found.tables()) {
            lines.add(found.hour() + " " + changes.table().identifier() + ": " + changes.changed()
                    + " rows would change, " + changes.onlyStored() + " would go, " + changes.onlyDerived()
                    + " would come");
            lines.addAll(changes.lines());
        }
    }

    private <T> T alone(Supplier<T> work) {
        oneAtATime.lock();
        try {
            return work.get();
        } finally {
            oneAtATime.unlock();
        }
    }
}
