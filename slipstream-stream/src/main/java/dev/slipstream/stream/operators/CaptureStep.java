package dev.slipstream.stream.operators;

import dev.slipstream.core.wire.CaptureCodec;
import dev.slipstream.core.wire.CapturePart;
import dev.slipstream.core.wire.WireFormatException;
import dev.slipstream.stream.row.CaptureRow;
import java.time.Clock;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;

/** Turns values of {@code aviation-raw} into rows of {@code bronze.captures}. */
public final class CaptureStep extends ProcessFunction<byte[], RowData> {
    private static final long serialVersionUID = 1;

    private final Clock clock;
    private transient StreamMetrics metrics;

    public CaptureStep(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) {
        metrics = new StreamMetrics(getRuntimeContext().getMetricGroup(), clock);
    }

    @Override
    public void processElement(byte[] value, Context context, Collector<RowData> out) {
        metrics.read();
        CapturePart part;
        try {
            part = CaptureCodec.decode(value);
        } catch (WireFormatException e) {
            metrics.unreadable();
            context.output(Unreadable.TAG, Unreadable.row(value, context.timestamp(), e));
            return;
        }
        metrics.written(part.receivedAt());
        out.collect(CaptureRow.of(part));
    }
}
