package dev.slipstream.stream.input;

import dev.slipstream.core.wire.StateVectorHead;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time of the values of {@code aviation-data}, for timers that clear state. No result depends
 * on it.
 */
public final class SeenAt {
    /** Clocks of sources differ by up to a minute. */
    private static final Duration OUT_OF_ORDER = Duration.ofMinutes(1);

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final long MICROS_PER_MILLI = 1_000;
    private static final long UNKNOWN = Long.MIN_VALUE;

    private SeenAt() {}

    /** The time seen, and for what is no state vector the arrival. */
    public static WatermarkStrategy<byte[]> watermarks() {
        return WatermarkStrategy.<byte[]>forBoundedOutOfOrderness(OUT_OF_ORDER)
                .withTimestampAssigner((value, arrivedAt) -> millis(value, arrivedAt))
                .withIdleness(IDLE);
    }

    private static long millis(byte[] value, long arrivedAt) {
        long micros = StateVectorHead.seenAtMicros(value, UNKNOWN);
        return micros == UNKNOWN ? arrivedAt : Math.floorDiv(micros, MICROS_PER_MILLI);
    }
}
