package dev.slipstream.stream.operators;

import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.wire.FlightReportCodec;
import dev.slipstream.core.wire.WireFormatException;
import dev.slipstream.stream.row.ReportRow;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;

/** Turns reports into rows, keyed by {@link #identity}: of those that repeat each other, the first. */
public final class ReportStep extends KeyedProcessFunction<String, byte[], RowData> {
    private static final long serialVersionUID = 1;
    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

    /** An hour may be settled so long after its end; what comes then is compared there. */
    private static final long KEEP_AFTER_HOUR_MILLIS = HOUR_MILLIS;

    private final Clock clock;
    private transient StreamMetrics metrics;
    private transient ValueState<Boolean> known;

    public ReportStep(Clock clock) {
        this.clock = clock;
    }

    /** Equal for reports of which all but one are repeats; empty for bytes that are no report. */
    public static String identity(byte[] value) {
        try {
            return FlightReportCodec.identity(FlightReportCodec.decode(value));
        } catch (WireFormatException e) {
            return "";
        }
    }

    @Override
    public void open(OpenContext context) {
        metrics = new StreamMetrics(getRuntimeContext().getMetricGroup(), clock);
        known = getRuntimeContext().getState(new ValueStateDescriptor<>("known", Types.BOOLEAN));
    }

    @Override
    public void processElement(byte[] value, Context context, Collector<RowData> out) throws IOException {
        metrics.read();
        FlightReport report;
        try {
            report = FlightReportCodec.decode(value);
        } catch (WireFormatException e) {
            metrics.unreadable();
            context.output(Unreadable.TAG, Unreadable.row(value, context.timestamp(), e));
            return;
        }
        if (known.value() != null) {
            metrics.repeated();
            return;
        }
        known.update(true);
        context.timerService().registerEventTimeTimer(forgetAt(report, context));
        metrics.written(report.accountedAt());
        out.collect(ReportRow.of(report, Enrichment.TRANSFORM_VERSION));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<RowData> out) {
        known.clear();
    }

    /** What is replayed lies behind the watermark, and is kept as long as if it were of now. */
    private static long forgetAt(FlightReport report, Context context) {
        long hour = Math.floorDiv(report.accountedAt().toEpochMilli(), HOUR_MILLIS) * HOUR_MILLIS;
        return Math.max(hour + HOUR_MILLIS, context.timerService().currentWatermark()) + KEEP_AFTER_HOUR_MILLIS;
    }
}
