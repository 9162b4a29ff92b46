package dev.slipstream.stream.operators;

import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.wire.RejectedCodec;
import dev.slipstream.core.wire.WireFormatException;
import dev.slipstream.stream.row.RejectedRow;
import java.time.Clock;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;

/** Turns values of {@code aviation-rejected} into rows of {@code silver.rejected}. */
public final class RejectedStep extends ProcessFunction<byte[], RowData> {
    private static final long serialVersionUID = 1;

    private final Clock clock;
    private transient StreamMetrics metrics;

    public RejectedStep(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) {
        metrics = new StreamMetrics(getRuntimeContext().getMetricGroup(), clock);
    }

    @Override
    public void processElement(byte[] value, Context context, Collector<RowData> out) {
        metrics.read();
        Rejected rejected;
        try {
            rejected = RejectedCodec.decode(value);
        } catch (WireFormatException e) {
            metrics.unreadable();
            out.collect(Unreadable.row(value, context.timestamp(), e));
            return;
        }
        metrics.written(rejected.origin().receivedAt());
        out.collect(RejectedRow.of(rejected));
    }
}
