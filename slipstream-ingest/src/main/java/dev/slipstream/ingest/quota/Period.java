package dev.slipstream.ingest.quota;

import java.time.Duration;
import java.util.Locale;

/** How long a provider counts before it begins anew; a month is the longest there is. */
public enum Period {
    HOUR(Duration.ofHours(1), "an hour"),
    DAY(Duration.ofDays(1), "a day"),
    MONTH(Duration.ofDays(31), "a month");

    private final Duration length;
    private final String each;

    Period(Duration length, String each) {
        this.length = length;
        this.each = each;
    }

    public Duration length() {
        return length;
    }

    /** As in "400 a day". */
    public String each() {
        return each;
    }

    static Period named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
