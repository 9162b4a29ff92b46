package dev.slipstream.lakehouse.table;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The length of time, in UTC, that a row of a gold table sums up. */
public enum Period {
    HOURLY("hour"),
    DAILY("day"),
    MONTHLY("month");

    private final String column;

    Period(String column) {
        this.column = column;
    }

    /**
     * The column that says when a row's period begins: {@code hour} is an instant, {@code day} and
     * {@code month} are dates, of the month its first day.
     */
    public String column() {
        return column;
    }

    /** How it is written in a header: {@code hourly}, {@code daily}, {@code monthly}. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The period whose {@link #column} has this name. */
    static Optional<Period> ofColumn(String name) {
        for (Period period : values()) {
            if (period.column.equals(name)) {
                return Optional.of(period);
            }
        }
        return Optional.empty();
    }

    /** The period in which {@code instant} lies. */
    public TimeSpan at(Instant instant) {
        if (this == HOURLY) {
            Instant start = instant.truncatedTo(ChronoUnit.HOURS);
            return new TimeSpan(start, start.plus(1, ChronoUnit.HOURS));
        }
        LocalDate day = instant.atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate first = this == DAILY ? day : day.withDayOfMonth(1);
        LocalDate next = this == DAILY ? first.plusDays(1) : first.plusMonths(1);
        return new TimeSpan(startOf(first), startOf(next));
    }

    /** The starts of all periods that overlap with the span, in order. */
    public List<Instant> startsIn(TimeSpan span) {
        List<Instant> starts = new ArrayList<>();
        for (TimeSpan one = at(span.from()); one.from().isBefore(span.to()); one = at(one.to())) {
            starts.add(one.from());
        }
        return starts;
    }

    ColumnType columnType() {
        return this == HOURLY ? ColumnType.TIME : ColumnType.DATE;
    }

    /** What the column holds for a period that begins at {@code start}, as Iceberg counts it. */
    Object literal(Instant start) {
        return this == HOURLY
                ? (Object) ChronoUnit.MICROS.between(Instant.EPOCH, start)
                : Math.toIntExact(ChronoUnit.DAYS.between(Instant.EPOCH, start));
    }

    /** When the period begins of which the column holds this, as Iceberg counts it. */
    Instant start(Object literal) {
        return this == HOURLY
                ? Instant.EPOCH.plus((Long) literal, ChronoUnit.MICROS)
                : Instant.EPOCH.plus((Integer) literal, ChronoUnit.DAYS);
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
