package dev.slipstream.ingest.quota;

import dev.slipstream.core.config.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** Numbers as the planner writes them. */
final class Numbers {

    private Numbers() {}

    /** {@code 115,200}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 86.4s} below an hour, else {@code 1h30m}: both can be used as a setting. */
    static String interval(Duration every) {
        return every.compareTo(Duration.ofHours(1)) < 0
                ? BigDecimal.valueOf(every.toMillis(), 3).stripTrailingZeros().toPlainString() + "s"
                : Durations.text(every);
    }
}
