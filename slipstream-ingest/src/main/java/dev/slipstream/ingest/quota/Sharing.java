package dev.slipstream.ingest.quota;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Divides an account's bucket among the sources that take from it. */
final class Sharing {

    private static final double SLOWEST = 1e9;
    private static final int HALVINGS = 80;

    private final List<Demand> demands;
    private final @Nullable Limit limit;

    /** @param demands that all take from the bucket that {@code limit} is of */
    Sharing(List<Demand> demands, @Nullable Limit limit) {
        this.demands = List.copyOf(demands);
        this.limit = limit;
    }

    /** The least interval that keeps {@code shared} and the source's own caps; empty when none does. */
    static Optional<Duration> smallest(Demand demand, @Nullable Limit shared) {
        List<Limit> limits = new ArrayList<>(demand.ownLimits());
        if (shared != null) {
            limits.add(shared);
        }
        Duration least = Duration.ZERO;
        boolean counted = false;
        for (Limit each : limits) {
            if (demand.perRound(each) == 0) {
                continue;
            }
            Optional<Duration> found = Cadence.smallest(
                    each.most() / demand.perRound(each), demand.settings().windows(), each.period());
            if (found.isEmpty()) {
                return found;
            }
            least = found.get().compareTo(least) > 0 ? found.get() : least;
            counted = true;
        }
        return counted ? Optional.of(least) : Optional.empty();
    }

    /** An interval for each source: the one it asks for, else what its share of the rest sustains; null is never. */
    List<@Nullable Duration> asked() {
        long taken = 0;
        long open = 0;
        for (Demand demand : demands) {
            Duration every = demand.settings().every().orElse(null);
            taken += every == null ? 0 : credits(demand, every);
            open += every == null ? 1 : 0;
        }
        List<@Nullable Duration> intervals = new ArrayList<>();
        for (Demand demand : demands) {
            Duration every = demand.settings().every().orElse(null);
            intervals.add(every != null ? every : byShare(demand, taken, open));
        }
        return intervals;
    }

    private @Nullable Duration byShare(Demand demand, long taken, long open) {
        Duration round = demand.leastRound();
        if (limit == null && demand.ownLimits().isEmpty()) {
            return round.isZero() ? null : round;
        }
        @Nullable Limit share = limit;
        if (limit != null) {
            long rest = (limit.most() - taken) / Math.max(1, open);
            long part = rest >= demand.creditsPerRound() ? rest : limit.most() / demands.size();
            share = new Limit(limit.what(), part, limit.period(), limit.unit());
        }
        return smallest(demand, share)
                .map(least -> least.compareTo(round) < 0 ? round : least)
                .orElse(null);
    }

    /** What all take in the limit's period. */
    long total(List<@Nullable Duration> intervals) {
        long total = 0;
        for (int i = 0; i < demands.size(); i++) {
            Duration every = intervals.get(i);
            total += every == null ? 0 : credits(demands.get(i), every);
        }
        return total;
    }

    boolean fits(List<@Nullable Duration> intervals) {
        return limit == null || total(intervals) <= limit.most();
    }

    /** {@code intervals}, all made longer by the least factor with which they fit; empty when none does. */
    Optional<List<@Nullable Duration>> slowed(List<@Nullable Duration> intervals) {
        if (fits(intervals)) {
            return Optional.of(intervals);
        }
        double low = 1;
        double high = SLOWEST;
        if (!fits(times(intervals, high))) {
            return Optional.empty();
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = Math.sqrt(low * high);
            if (fits(times(intervals, middle))) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Optional.of(times(intervals, high));
    }

    private static List<@Nullable Duration> times(List<@Nullable Duration> intervals, double factor) {
        List<@Nullable Duration> longer = new ArrayList<>();
        for (Duration every : intervals) {
            // A hair below the millisecond above is that millisecond: the factor itself is not exact.
            longer.add(every == null ? null : Duration.ofMillis((long) Math.ceil(every.toMillis() * factor - 1e-6)));
        }
        return longer;
    }

    private long credits(Demand demand, Duration every) {
        return limit == null
                ? 0
                : Cadence.rounds(every, demand.settings().windows(), limit.period()) * demand.creditsPerRound();
    }
}
