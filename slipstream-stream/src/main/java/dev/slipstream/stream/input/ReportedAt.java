package dev.slipstream.stream.input;

import dev.slipstream.core.wire.FlightReportCodec;
import dev.slipstream.core.wire.WireFormatException;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time of the values of {@code aviation-schedules}, for timers that clear state. No result
 * depends on it.
 */
public final class ReportedAt {
    /** Captures of several sources stand on the topic in the order of their commits. */
    private static final Duration OUT_OF_ORDER = Duration.ofMinutes(1);

    private static final Duration IDLE = Duration.ofSeconds(30);

    private ReportedAt() {}

    /** The arrival of the capture, and for what is no report its arrival on the topic. */
    public static WatermarkStrategy<byte[]> watermarks() {
        return WatermarkStrategy.<byte[]>forBoundedOutOfOrderness(OUT_OF_ORDER)
                .withTimestampAssigner((value, arrivedAt) -> millis(value, arrivedAt))
                .withIdleness(IDLE);
    }

    private static long millis(byte[] value, long arrivedAt) {
        try {
            return FlightReportCodec.decode(value).accountedAt().toEpochMilli();
        } catch (WireFormatException e) {
            return arrivedAt;
        }
    }
}
