package dev.slipstream.lakehouse.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * A stretch of time.
 *
 * @param from inclusive
 * @param to exclusive, after {@code from}
 */
public record TimeSpan(Instant from, Instant to) {
    public TimeSpan {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("Cannot use a span from " + from + " to " + to + ": it is empty");
        }
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    /** Whether all of {@code other} lies in this one. */
    public boolean contains(TimeSpan other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }

    public boolean overlaps(TimeSpan other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** The periods that begin at these instants, neighbours joined, in order. */
    public static List<TimeSpan> of(Collection<Instant> starts, Period period) {
        List<TimeSpan> spans = new ArrayList<>();
        for (Instant start : new TreeSet<>(starts)) {
            TimeSpan next = period.at(start);
            int last = spans.size() - 1;
            if (last >= 0 && spans.get(last).to.equals(next.from)) {
                spans.set(last, new TimeSpan(spans.get(last).from, next.to));
            } else {
                spans.add(next);
            }
        }
        return spans;
    }

    @Override
    public String toString() {
        return from + " to " + to;
    }
}
