package dev.slipstream.stream.operators;

import static dev.slipstream.core.wire.StateVectorFields.RECEIVED_AT;
import static dev.slipstream.core.wire.StateVectorFields.SEEN_AT;

import dev.slipstream.core.wire.StateVectorFields;
import dev.slipstream.core.wire.WireFormatException;
import dev.slipstream.stream.row.StateRow;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;

/**
 * Turns the values of one aircraft into rows: holds back repeats, adds what the reference tables say.
 * Rows are flyweights over the value, good until the next one.
 */
public final class StateStep extends KeyedProcessFunction<String, byte[], RowData> {
    private static final long serialVersionUID = 1;

    /** A state is refused when its last contact is older than this on arrival, so nothing repeats later. */
    private static final long FORGET_MILLIS = Duration.ofHours(1).toMillis();

    private static final long MICROS_PER_MILLI = 1_000;

    private final ReferenceLoader reference;
    private final Clock clock;
    private transient Enrichment enrichment;
    private transient StateRow row;
    private transient StreamMetrics metrics;
    private transient ValueState<byte[]> memory;

    public StateStep(ReferenceLoader reference, Clock clock) {
        this.reference = reference;
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) {
        enrichment = new Enrichment(reference.get());
        row = enrichment.newRow();
        metrics = new StreamMetrics(getRuntimeContext().getMetricGroup(), clock);
        memory = getRuntimeContext()
                .getState(
                        new ValueStateDescriptor<>("aircraft", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(byte[] value, Context context, Collector<RowData> out) throws IOException {
        metrics.read();
        try {
            row.read(value);
        } catch (WireFormatException e) {
            metrics.unreadable();
            context.output(Unreadable.TAG, Unreadable.row(value, context.timestamp(), e));
            return;
        }
        if (remember(row.fields(), context)) {
            metrics.written(row.fields().longAt(RECEIVED_AT));
            out.collect(enrichment.enrich(row));
        } else {
            metrics.repeated();
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<RowData> out) throws IOException {
        byte[] known = memory.value();
        if (known == null) {
            return;
        }
        long quietUntil = AircraftMemory.newestMicros(known) / MICROS_PER_MILLI + FORGET_MILLIS;
        if (quietUntil > timestamp) {
            context.timerService().registerEventTimeTimer(quietUntil);
        } else {
            memory.clear();
        }
    }

    /** Whether the state is new; an aircraft has one timer, set when it is first seen. */
    private boolean remember(StateVectorFields fields, Context context) throws IOException {
        byte[] known = memory.value();
        AircraftMemory aircraft = AircraftMemory.fromBytes(known);
        if (!aircraft.addIfNew(fields)) {
            return false;
        }
        memory.update(aircraft.toBytes());
        if (known == null) {
            long from = Math.max(
                    fields.longAt(SEEN_AT) / MICROS_PER_MILLI,
                    context.timerService().currentWatermark());
            context.timerService().registerEventTimeTimer(from + FORGET_MILLIS);
        }
        return true;
    }
}
