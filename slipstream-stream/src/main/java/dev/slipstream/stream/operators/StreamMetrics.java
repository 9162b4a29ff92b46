package dev.slipstream.stream.operators;

import java.time.Clock;
import java.time.Instant;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** What a step counts, under the names by which the program shows it. */
final class StreamMetrics {
    private static final String PREFIX = "slipstream.";
    private static final int LATENCIES = 1_000;
    /** Every how many rows the clock is asked. */
    private static final int SAMPLE = 16;

    private static final long MICROS_PER_MILLI = 1_000;

    private final Clock clock;
    private final Counter read;
    private final Counter written;
    private final Counter repeated;
    private final Counter unreadable;
    private final Counter late;
    private final Histogram latencyMillis;

    StreamMetrics(MetricGroup group, Clock clock) {
        this.clock = clock;
        this.read = group.counter(PREFIX + "records.read");
        this.written = group.counter(PREFIX + "records.written");
        this.repeated = group.counter(PREFIX + "records.repeated");
        this.unreadable = group.counter(PREFIX + "records.unreadable");
        this.late = group.counter(PREFIX + "records.late");
        this.latencyMillis = group.histogram(PREFIX + "latency.millis", new DescriptiveStatisticsHistogram(LATENCIES));
    }

    void read() {
        read.inc();
    }

    void repeated() {
        repeated.inc();
    }

    void unreadable() {
        unreadable.inc();
    }

    /** Behind what was already assembled. */
    void late() {
        late.inc();
    }

    void written(Instant receivedAt) {
        written.inc();
        latencyMillis.update(clock.millis() - receivedAt.toEpochMilli());
    }

    /** As {@link #written(Instant)}, for many rows a second: the clock is asked for some of them. */
    void written(long receivedAtMicros) {
        written.inc();
        if (written.getCount() % SAMPLE == 0) {
            latencyMillis.update(clock.millis() - receivedAtMicros / MICROS_PER_MILLI);
        }
    }
}
