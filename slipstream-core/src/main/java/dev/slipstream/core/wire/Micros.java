package dev.slipstream.core.wire;

import java.time.Instant;

/** Instants as microseconds since the epoch, as they stand in Avro and Iceberg; what is finer is cut off. */
public final class Micros {
    private static final long PER_SECOND = 1_000_000;

    private Micros() {}

    /**
     * The microsecond that {@code instant} lies in.
     *
     * @throws ArithmeticException beyond ±292,000 years
     */
    public static long of(Instant instant) {
        long seconds = instant.getEpochSecond();
        long micros = instant.getNano() / 1000;
        return seconds >= 0
                ? Math.addExact(Math.multiplyExact(seconds, PER_SECOND), micros)
                : Math.addExact(Math.multiplyExact(seconds + 1, PER_SECOND), micros - PER_SECOND);
    }

    public static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1000L);
    }
}
