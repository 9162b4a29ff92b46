package dev.slipstream.stream.operators;

import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.AirportIndex;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.trajectory.FlightAssembler;
import dev.slipstream.core.trajectory.Track;
import dev.slipstream.core.trajectory.Verdict;
import dev.slipstream.core.wire.StateVectorCodec;
import dev.slipstream.core.wire.StateVectorFields;
import dev.slipstream.core.wire.WireFormatException;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.row.RowTypes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Assembles the flights of one aircraft from its values in the order in which they arrive: versions of
 * flights as rows, events as rows in {@link #EVENTS}. Values that are no state are left to the job of the
 * states, which refuses them; what lies before what was assembled is left to settling.
 */
/*
 * An aircraft has one timer. It is due when the assembler has something to say if nothing comes, counted
 * from the watermark where that is later: states that are replayed lie far behind it, and would else be
 * taken for the last of their flights at once. What is said then is as of the assembler's own instant, so
 * that rows do not depend on when a timer fires.
 */
public final class AssemblyStep extends KeyedProcessFunction<String, byte[], RowData> {
    public static final OutputTag<RowData> EVENTS = new OutputTag<>("events", RowTypes.info(LakeTable.EVENTS));

    private static final long serialVersionUID = 1;

    /** A state is refused when its last contact is older than this on arrival, so nothing is compared later. */
    private static final Duration FORGET_AFTER = Duration.ofHours(1);

    private final ReferenceLoader reference;
    private final Clock clock;
    private transient ReferenceData tables;
    private transient StateVectorFields fields;
    private transient StreamMetrics metrics;
    private transient ValueState<byte[]> memory;

    public AssemblyStep(ReferenceLoader reference, Clock clock) {
        this.reference = reference;
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) {
        tables = reference.get();
        fields = new StateVectorFields();
        metrics = new StreamMetrics(getRuntimeContext().getMetricGroup(), clock);
        memory = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("track", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(byte[] value, Context context, Collector<RowData> out) throws IOException {
        metrics.read();
        StateVector state;
        try {
            state = StateVectorCodec.toState(fields.read(value));
        } catch (WireFormatException e) {
            metrics.unreadable();
            return;
        }
        TrackMemory known = TrackMemory.fromBytes(memory.value());
        if (!known.addIfNew(fields)) {
            metrics.repeated();
            return;
        }
        FlightAssembler assembler = known.track()
                .map(track -> FlightAssembler.resume(track, AirportIndex.of(tables)))
                .orElseGet(() -> FlightAssembler.of(state.aircraft(), AirportIndex.of(tables)));
        FlightVersions versions = versions(known, out, context);
        assembler.advanceTo(state.seenAt(), versions);
        int rank = ProviderType.rankOf(state.origin().provider());
        if (assembler.observe(state, rank, versions).use() == Verdict.Use.LATE) {
            metrics.late();
        }
        keep(known, assembler, null, context);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<RowData> out) throws IOException {
        byte[] bytes = memory.value();
        if (bytes == null) {
            return;
        }
        TrackMemory known = TrackMemory.fromBytes(bytes);
        if (known.timerMillis() != timestamp) {
            return;
        }
        if (known.dueMillis() > timestamp) {
            context.timerService().registerEventTimeTimer(known.dueMillis());
            known.setTimer(known.dueMillis());
            memory.update(known.toBytes());
            return;
        }
        known.setTimer(TrackMemory.NONE);
        Optional<FlightAssembler> assembler =
                known.track().map(track -> FlightAssembler.resume(track, AirportIndex.of(tables)));
        Optional<Instant> next = assembler.flatMap(FlightAssembler::nextTimer);
        if (next.isEmpty()) {
            memory.clear();
            return;
        }
        assembler.get().advanceTo(next.get(), versions(known, out, context));
        keep(known, assembler.get(), next.get(), context);
    }

    private FlightVersions versions(TrackMemory known, Collector<RowData> out, Context context) {
        return new FlightVersions(tables, metrics, known, out, event -> context.output(EVENTS, event));
    }

    /**
     * Stores what is to be remembered, if anything, and sees to the timer.
     *
     * @param advancedTo what a timer brought; null after an observation
     */
    private void keep(TrackMemory known, FlightAssembler assembler, @Nullable Instant advancedTo, Context context)
            throws IOException {
        Optional<Track> track = assembler.track();
        if (track.isEmpty()) {
            memory.clear();
            return;
        }
        Instant from = advancedTo == null ? track.get().seenAt() : advancedTo;
        Instant next = assembler.nextTimer().orElse(from.plus(FORGET_AFTER));
        long watermark = context.timerService().currentWatermark();
        long due = Math.max(
                next.toEpochMilli(), watermark + Duration.between(from, next).toMillis());
        if (known.timerMillis() > due) {
            context.timerService().registerEventTimeTimer(due);
            known.setTimer(due);
        }
        known.setDue(due);
        memory.update(known.toBytes(track.get()));
    }
}
