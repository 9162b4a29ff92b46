package dev.slipstream.stream.settle;

import dev.slipstream.core.trajectory.StateChecks;
import dev.slipstream.lakehouse.table.HourPartition;
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
record Window(String provider, Instant hour, Instant end, Instant firstArrival, Instant lastArrival)
        implements Serializable {
    /** Bounds of arrivals are exclusive above and inclusive below, those of event times inclusive. */
    private static final Duration MARGIN = StateChecks.MAX_CLOCK_SKEW.plusSeconds(1);

    static Window of(HourPartition partition) {
        return new Window(
                partition.provider(),
                partition.hour(),
                partition.end(),
                partition.hour().minus(MARGIN),
                partition.end().plus(StateChecks.MAX_CONTACT_AGE).plus(MARGIN));
    }

    /** Whether the hour counts what happened at this instant. */
    boolean counts(Instant accountedAt) {
        return !accountedAt.isBefore(hour) && accountedAt.isBefore(end);
    }

    /** The captures that may hold items of the hour. */
    Expression captures() {
        return rows("received_at", firstArrival, lastArrival);
    }

    /** The rows of the hour in a table with this column of time. */
    Expression rows(String timeColumn) {
        return rows(timeColumn, hour, end);
    }

    private Expression rows(String timeColumn, Instant from, Instant until) {
        return Expressions.and(
                Expressions.equal("provider", provider),
                Expressions.greaterThanOrEqual(timeColumn, micros(from)),
                Expressions.lessThan(timeColumn, micros(until)));
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
