package dev.slipstream.stream.settle;

import static dev.slipstream.core.wire.StateVectorFields.AIRCRAFT;
import static dev.slipstream.core.wire.StateVectorFields.POSITION_AT;
import static dev.slipstream.core.wire.StateVectorFields.PROVIDER;
import static dev.slipstream.core.wire.StateVectorFields.SEEN_AT;

import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.trajectory.RepeatFilter;
import dev.slipstream.core.wire.StateVectorCodec;
import dev.slipstream.core.wire.StateVectorFields;
import dev.slipstream.core.wire.WireSchema;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.operators.Enrichment;
import dev.slipstream.stream.row.StateRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.table.data.StringData;

/**
 * Takes values in the order of {@link SortKeys.ByItem}, leaves out repeats, assembles flights, enriches
 * states, writes and hashes.
 */
final class WriteWork implements HourTask.Work<byte[]> {
    private final HourFiles states;
    private final ReportWriting reports;
    private final FlightWriting flights;
    private final Enrichment enrichment;
    private final StateRow row;
    private final RepeatFilter repeats = new RepeatFilter();
    private final Map<String, Stored> byProvider = new HashMap<>();

    /** Of one provider. */
    private static final class Stored {
        private final ContentHash hash = ContentHash.of(LakeTable.STATES);
        private long repeated;
    }

    WriteWork(HourTables tables, Window window, ReferenceData reference, int task) {
        states = tables.files(LakeTable.STATES, task);
        reports = new ReportWriting(tables, task);
        flights = new FlightWriting(tables, window, reference, task);
        enrichment = new Enrichment(reference);
        row = enrichment.newRow();
    }

    @Override
    public void add(byte[] value) {
        if (WireSchema.FLIGHT_REPORT.heads(value)) {
            reports.add(value);
        } else if (WireSchema.TRACK.heads(value)) {
            flights.resume(value);
        } else {
            addState(value);
        }
    }

    private void addState(byte[] value) {
        StateVectorFields fields = row.read(value).fields();
        String provider = fields.stringAt(PROVIDER);
        Stored stored = byProvider.computeIfAbsent(provider, fresh -> new Stored());
        if (repeats.repeats(
                fields.stringAt(AIRCRAFT),
                instant(fields.longAt(SEEN_AT)),
                provider,
                fields.isNull(POSITION_AT) ? null : instant(fields.longAt(POSITION_AT)))) {
            stored.repeated++;
            return;
        }
        RejectReason withheld =
                flights.observe(StateVectorCodec.toState(fields)).withheld();
        enrichment.enrich(row);
        if (withheld != null) {
            row.withhold(StringData.fromString(withheld.name()));
        }
        stored.hash.add(row);
        states.write(row);
    }

    @Override
    public DerivedHour finish() {
        Map<String, DerivedPart> parts = new HashMap<>();
        byProvider.forEach(
                (provider, stored) -> parts.put(provider, DerivedPart.stored(stored.hash.sum(), stored.repeated)));
        return DerivedHour.of(Map.of(LakeTable.STATES, states.finish()), parts)
                .plus(reports.finish())
                .plus(flights.finish());
    }

    @Override
    public void discard() {
        states.abort();
        reports.discard();
        flights.discard();
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
