package dev.slipstream.stream.settle;

import dev.slipstream.core.trajectory.StateChecks;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.LakeTable;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/**
 * The hour that is derived, and the arrivals in which its items can lie: from {@link
 * StateChecks#MAX_CLOCK_SKEW} before it to {@link StateChecks#MAX_CONTACT_AGE} after it.
 */
record Window(Instant hour, Instant end, Instant firstArrival, Instant lastArrival) implements Serializable {
    /** Bounds of arrivals are exclusive above and inclusive below, those of event times inclusive. */
    private static final Duration MARGIN = StateChecks.MAX_CLOCK_SKEW.plusSeconds(1);

    static Window of(Instant hour) {
        Instant end = HourPartition.ofAll(hour).end();
        return new Window(
                hour,
                end,
                hour.minus(MARGIN),
                end.plus(StateChecks.MAX_CONTACT_AGE).plus(MARGIN));
    }

    /** Whether the hour counts what happened at this instant. */
    boolean counts(Instant accountedAt) {
        return !accountedAt.isBefore(hour) && accountedAt.isBefore(end);
    }

    /** The last instant of the hour: times are kept to the microsecond. */
    Instant last() {
        return end.minus(1, ChronoUnit.MICROS);
    }

    /** The captures that may hold items of the hour. */
    Expression captures() {
        return between("received_at", firstArrival, lastArrival);
    }

    /** The tracks from which the hour goes on. */
    Expression tracks() {
        return Expressions.equal(LakeTable.TRACKS.timeColumn(), micros(hour));
    }

    /** The rows that the hour makes in a table: of tracks, those from which the next hour goes on. */
    Expression rows(LakeTable table) {
        Expression rows = table == LakeTable.TRACKS
                ? between(table.timeColumn(), end, HourPartition.ofAll(end).end())
                : between(table.timeColumn(), hour, end);
        return Expressions.and(rows, Expressions.notEqual("provider", HourPartition.NO_PROVIDER));
    }

    private static Expression between(String timeColumn, Instant from, Instant until) {
        return Expressions.and(
                Expressions.greaterThanOrEqual(timeColumn, micros(from)),
                Expressions.lessThan(timeColumn, micros(until)));
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
