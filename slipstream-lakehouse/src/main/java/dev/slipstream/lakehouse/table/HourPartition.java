package dev.slipstream.lakehouse.table;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * One hour of one provider: the unit that is settled, sealed, replaced and removed.
 *
 * @param hour its start, in UTC
 */
public record HourPartition(String provider, Instant hour) implements Comparable<HourPartition> {
    /** Stands for all providers together, of whose states flights are assembled. */
    public static final String ALL_PROVIDERS = "all";

    /** The provider of rows that stand for values that could not be read; there is nothing to derive them from. */
    public static final String NO_PROVIDER = "unknown";

    private static final Comparator<HourPartition> BY_HOUR_THEN_PROVIDER =
            Comparator.comparing(HourPartition::hour).thenComparing(HourPartition::provider);
    private static final long SECONDS = Duration.ofHours(1).toSeconds();

    public HourPartition {
        if (!hour.equals(hour.truncatedTo(ChronoUnit.HOURS))) {
            throw new IllegalArgumentException("Cannot use " + hour + " as the start of an hour");
        }
    }

    /** The hour in which {@code instant} lies. */
    public static HourPartition of(String provider, Instant instant) {
        return new HourPartition(provider, instant.truncatedTo(ChronoUnit.HOURS));
    }

    /** The flights, events and tracks of an hour. */
    public static HourPartition ofAll(Instant hour) {
        return new HourPartition(ALL_PROVIDERS, hour);
    }

    /** The first instant after the hour. */
    public Instant end() {
        return hour.plusSeconds(SECONDS);
    }

    /** Iceberg's number of the hour, counted from 1970. */
    public int hoursSinceEpoch() {
        return Math.toIntExact(Math.floorDiv(hour.getEpochSecond(), SECONDS));
    }

    static HourPartition ofHoursSinceEpoch(String provider, int hours) {
        return new HourPartition(provider, Instant.ofEpochSecond(hours * SECONDS));
    }

    @Override
    public int compareTo(HourPartition other) {
        return BY_HOUR_THEN_PROVIDER.compare(this, other);
    }

    @Override
    public String toString() {
        return provider + " " + hour;
    }
}
