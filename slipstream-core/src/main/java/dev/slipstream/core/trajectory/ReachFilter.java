package dev.slipstream.core.trajectory;

import dev.slipstream.core.trajectory.FilterMemory.Fix;
import dev.slipstream.core.trajectory.FilterMemory.Rival;
import java.time.Instant;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/** Says which values of a course cannot be reached from those before. For one thread. */
/*
 * A value is believed when it can have been reached from the last one believed. How far that is, is
 * the rate (the greatest of what is said and of what was seen of late, with room to grow) times the
 * time between, of which a few seconds are uncertain, plus the error of the values. Beyond that it is
 * withheld, but remembered as a rival: when rivals in a row agree with each other they win, as then it
 * was the older ones that were wrong. A value that nothing supports (a first one, one after a gap or
 * a leap) yields to two; a course of many is given up only for four over 15 seconds, as a bad decoding
 * lasts for seconds.
 *
 * A value that is said to change and is the same to the last digit was only repeated: providers fill
 * gaps so (118 s long in a recording), and then the next leaps. Its time stays that of the first.
 */
final class ReachFilter<V> {
    /** Beyond it nothing is ordinary: the aircraft may have been anywhere between. */
    private static final double LONG_SECONDS = 300;

    private static final int WELL_SUPPORTED = 3;
    private static final double LONGEST_BURST_SECONDS = 15;

    /** Of the rate seen, from step to step: one step may be short by the error of time. */
    private static final double RATE_KEPT = 0.9;

    private enum Step {
        ORDINARY,
        /** Possible, but it says little for the value where it began. */
        BOLD,
        IMPOSSIBLE
    }

    /**
     * How a kind of value may change; metres and metres per second.
     *
     * @param fastest rate that is believed without being said
     * @param factor by which a rate may grow between two values
     * @param margin that may be added to it besides
     * @param acceleration that may be added per second between, metres per second squared
     * @param timeError seconds by which the time between may be wrong
     * @param leastSeconds over which a rate can be seen
     * @param moving rate from which on a value cannot stay the same
     */
    record Limits(
            double fastest,
            double factor,
            double margin,
            double acceleration,
            double timeError,
            double leastSeconds,
            double moving) {}

    /**
     * A value as it came.
     *
     * @param said rate that the aircraft reports, not negative; 0 when it reports none
     * @param likely rate that is as likely as the one said: the same, or one to assume where none is said
     * @param error of the value, metres
     * @param repeatedFor seconds for which the same value may only have been repeated
     */
    record Reading<V>(Fix<V> fix, double said, double likely, double error, double repeatedFor) {}

    private final Limits limits;
    private final ToDoubleBiFunction<V, V> meters;
    private @Nullable FilterMemory<V> memory;

    ReachFilter(Limits limits, ToDoubleBiFunction<V, V> meters, @Nullable FilterMemory<V> memory) {
        this.limits = limits;
        this.meters = meters;
        this.memory = memory;
    }

    @Nullable
    FilterMemory<V> memory() {
        return memory;
    }

    /** Whether the next value is believed; it is remembered. */
    boolean judge(Reading<V> reading) {
        FilterMemory<V> before = memory;
        FilterMemory<V> after = after(before, reading);
        memory = after;
        return isBelieved(before, after);
    }

    /** As {@link #judge}, without remembering it. */
    boolean assess(Reading<V> reading) {
        return isBelieved(memory, after(memory, reading));
    }

    /** A value that is believed leaves no rival behind, and one that is not leaves one. */
    private static <V> boolean isBelieved(@Nullable FilterMemory<V> before, FilterMemory<V> after) {
        return before == null || after.rival() == null;
    }

    private FilterMemory<V> after(@Nullable FilterMemory<V> before, Reading<V> reading) {
        Fix<V> fix = reading.fix();
        double said = reading.said();
        if (before == null) {
            return new FilterMemory<>(fix, 1, said, null);
        }
        Fix<V> last = before.believed();
        boolean older = fix.at().isBefore(last.at());
        if (fix.value().equals(last.value())) {
            return older ? with(before, last, null) : repeated(before, reading);
        }
        double seconds = Math.abs(seconds(last.at(), fix.at()));
        double far = meters.applyAsDouble(last.value(), fix.value());
        Step step = step(before, far - reading.error(), seconds, reading.likely());
        if (step == Step.IMPOSSIBLE) {
            return opposed(before, reading);
        }
        if (older) {
            return with(before, last, null);
        }
        int support = step == Step.ORDINARY ? oneMore(before) : 1;
        double seen = seconds < limits.leastSeconds() ? 0 : Math.min(limits.fastest(), far / seconds);
        return new FilterMemory<>(fix, support, Math.max(Math.max(said, seen), before.rateMps() * RATE_KEPT), null);
    }

    /** What moves was not there again; what moved of late, but does not say so, may be either for a while. */
    private FilterMemory<V> repeated(FilterMemory<V> before, Reading<V> reading) {
        Fix<V> last = before.believed();
        Instant at = reading.fix().at();
        Instant surely = before.rateMps() >= limits.moving() ? at.minusSeconds((long) reading.repeatedFor()) : at;
        if (reading.said() >= limits.moving() || !surely.isAfter(last.at())) {
            return with(before, last, null);
        }
        return new FilterMemory<>(new Fix<>(last.value(), surely), oneMore(before), before.rateMps(), null);
    }

    private static int oneMore(FilterMemory<?> before) {
        return Math.min(before.support() + 1, FilterMemory.MAX_SUPPORT);
    }

    private Step step(FilterMemory<V> before, double meters, double seconds, double likely) {
        double fastest = Math.max(limits.fastest(), likely * limits.factor());
        double steady = Math.max(likely, before.rateMps()) * limits.factor() + limits.margin();
        double reach = before.support() == 1 ? fastest : Math.min(fastest, steady + limits.acceleration() * seconds);
        double time = seconds + limits.timeError();
        if (meters > reach * time) {
            return Step.IMPOSSIBLE;
        }
        return meters <= steady * time && seconds <= LONG_SECONDS ? Step.ORDINARY : Step.BOLD;
    }

    private FilterMemory<V> opposed(FilterMemory<V> before, Reading<V> reading) {
        Rival<V> rival = joined(before.rival(), reading);
        int needed = Math.min(before.support(), WELL_SUPPORTED) + 1;
        boolean lasts =
                before.support() == 1 || seconds(rival.since(), rival.newest().at()) >= LONGEST_BURST_SECONDS;
        if (rival.count() < needed || !lasts) {
            return with(before, before.believed(), rival);
        }
        int support = Math.min(rival.count(), FilterMemory.MAX_SUPPORT);
        return new FilterMemory<>(rival.newest(), support, Math.max(reading.said(), limits.fastest()), null);
    }

    private Rival<V> joined(@Nullable Rival<V> rival, Reading<V> reading) {
        Fix<V> fix = reading.fix();
        if (rival == null) {
            return new Rival<>(fix, 1, fix.at());
        }
        Fix<V> last = rival.newest();
        double seconds = Math.abs(seconds(last.at(), fix.at()));
        if (fix.value().equals(last.value()) && (seconds == 0 || seconds < reading.repeatedFor())) {
            return rival;
        }
        double far = meters.applyAsDouble(last.value(), fix.value()) - reading.error();
        double fastest = Math.max(limits.fastest(), reading.likely() * limits.factor());
        return far > fastest * (seconds + limits.timeError())
                ? new Rival<>(fix, 1, fix.at())
                : new Rival<>(fix, rival.count() + 1, rival.since());
    }

    private static <V> FilterMemory<V> with(FilterMemory<V> before, Fix<V> believed, @Nullable Rival<V> rival) {
        return new FilterMemory<>(believed, before.support(), before.rateMps(), rival);
    }

    /** Negative when the positions of two providers come in the wrong order. */
    private static double seconds(Instant from, Instant to) {
        return to.getEpochSecond() - from.getEpochSecond() + (to.getNano() - from.getNano()) * 1e-9;
    }
}
