package dev.slipstream.ingest.quota;

import dev.slipstream.core.config.DailyWindows;
import java.time.Duration;
import java.util.Optional;

/**
 * How often a source that is asked at an interval, in windows of the day, is asked in a period; and back.
 * Counts the most there can be: each window with a call at its first instant.
 */
final class Cadence {

    private static final Duration DAY = Duration.ofDays(1);

    private Cadence() {}

    /** Rounds in any one {@code period}. */
    static long rounds(Duration every, DailyWindows windows, Period period) {
        Duration length = period.length();
        if (length.compareTo(DAY) < 0) {
            Duration longest =
                    windows.lengths().stream().max(Duration::compareTo).orElseThrow();
            return ceil(longest.compareTo(length) < 0 ? longest : length, every);
        }
        if (every.compareTo(DAY) >= 0) {
            return ceil(length, every);
        }
        long days = length.toDays();
        return windows.windows().isEmpty()
                ? ceil(length, every)
                : days
                        * windows.lengths().stream()
                                .mapToLong(open -> ceil(open, every))
                                .sum();
    }

    /**
     * The least interval, to the millisecond, that makes no more than {@code most} rounds in a period;
     * empty when not even one round fits.
     */
    static Optional<Duration> smallest(long most, DailyWindows windows, Period period) {
        if (most < 1) {
            return Optional.empty();
        }
        long low = 1;
        long high = period.length().toMillis();
        while (low < high) {
            long middle = (low + high) / 2;
            if (rounds(Duration.ofMillis(middle), windows, period) <= most) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Duration found = Duration.ofMillis(low);
        return rounds(found, windows, period) <= most ? Optional.of(found) : Optional.empty();
    }

    private static long ceil(Duration span, Duration every) {
        long millis = every.toMillis();
        return (span.toMillis() + millis - 1) / millis;
    }
}
