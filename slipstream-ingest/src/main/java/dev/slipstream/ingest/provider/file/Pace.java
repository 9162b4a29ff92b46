package dev.slipstream.ingest.provider.file;

import java.time.Duration;

/**
 * How fast recordings follow each other: a multiple of the time that lay between them, or without
 * waiting.
 *
 * @param factor 1 is as recorded, 60 is a minute per second, infinite is without waiting
 */
public record Pace(double factor) {
    /** Without waiting. */
    public static final Pace UNLIMITED = new Pace(Double.POSITIVE_INFINITY);

    public Pace {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("Cannot use a pace of " + factor + ": it must be above 0");
        }
    }

    /** How long after the start something recorded {@code sinceFirst} after the first is due. */
    public Duration dueAfter(Duration sinceFirst) {
        return sinceFirst.isNegative() ? Duration.ZERO : Duration.ofMillis((long) (sinceFirst.toMillis() / factor));
    }
}
