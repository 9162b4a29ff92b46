package dev.slipstream.stream.operators;

import dev.slipstream.core.wire.WireFormatException;
import java.time.Clock;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;

/**
 * Turns values of a topic into rows of a table, one for one. A value that cannot be read goes to
 * {@link Unreadable#TAG} instead and is counted.
 */
abstract class DecodingStep extends ProcessFunction<byte[], RowData> {
    private static final long serialVersionUID = 1;

    private final Clock clock;
    private transient StreamMetrics metrics;

    DecodingStep(Clock clock) {
        this.clock = clock;
    }

    /** A row, and when what it holds arrived. */
    record Decoded(Instant receivedAt, RowData row) {}

    /** @throws WireFormatException when the value is not what the topic should hold */
    abstract Decoded decode(byte[] value);

    @Override
    public void open(OpenContext context) {
        metrics = new StreamMetrics(getRuntimeContext().getMetricGroup(), clock);
    }

    @Override
    public void processElement(byte[] value, Context context, Collector<RowData> out) {
        metrics.read();
        Decoded decoded;
        try {
            decoded = decode(value);
        } catch (WireFormatException e) {
            metrics.unreadable();
            context.output(Unreadable.TAG, Unreadable.row(value, context.timestamp(), e));
            return;
        }
        metrics.written(decoded.receivedAt());
        out.collect(decoded.row());
    }
}
