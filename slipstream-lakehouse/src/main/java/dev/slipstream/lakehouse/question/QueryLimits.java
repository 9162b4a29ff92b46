package dev.slipstream.lakehouse.question;

import java.time.Duration;

/**
 * What one query may take.
 *
 * @param time from its start to its last row
 * @param rows of an answer; more are left out and the answer says so
 * @param memoryBytes of the query engine; what does not fit goes to the temp folder
 * @param tempBytes of the temp folder
 * @param threads that work on it
 */
public record QueryLimits(Duration time, int rows, long memoryBytes, long tempBytes, int threads) {
    public static final QueryLimits DEFAULT = new QueryLimits(Duration.ofSeconds(30), 10_000, 256L << 20, 2L << 30, 2);

    private static final Duration DERIVING = Duration.ofMinutes(30);

    public QueryLimits {
        if (time.isNegative() || time.isZero() || rows < 1 || memoryBytes < 1 << 20 || threads < 1) {
            throw new IllegalArgumentException("Cannot use limits of " + time + ", " + rows + " rows, " + memoryBytes
                    + " bytes, " + threads + " threads");
        }
    }

    /** For rows that are stored as they come: any number of them, in any time that makes sense. */
    QueryLimits forDeriving() {
        return new QueryLimits(DERIVING, Integer.MAX_VALUE - 1, memoryBytes, tempBytes, threads);
    }
}
