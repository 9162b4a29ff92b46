package dev.slipstream.stream.settle;

import static dev.slipstream.core.wire.StateVectorFields.AIRCRAFT;
import static dev.slipstream.core.wire.StateVectorFields.POSITION_AT;
import static dev.slipstream.core.wire.StateVectorFields.PROVIDER;
import static dev.slipstream.core.wire.StateVectorFields.SEEN_AT;

import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.trajectory.RepeatFilter;
import dev.slipstream.core.wire.StateVectorFields;
import dev.slipstream.core.wire.WireSchema;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.operators.Enrichment;
import dev.slipstream.stream.row.StateRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.iceberg.Table;

/**
 * Takes values in the order of {@link SortKeys.ByItem}, leaves out repeats, enriches states, writes
 * and hashes.
 */
final class WriteWork implements HourTask.Work<byte[]> {
    private final HourFiles states;
    private final ReportWriting reports;
    private final Enrichment enrichment;
    private final StateRow row;
    private final RepeatFilter repeats = new RepeatFilter();
    private final ContentHash hash = ContentHash.of(LakeTable.STATES);
    private long repeated;

    WriteWork(Table statesTable, Table schedulesTable, ReferenceData reference, int task) {
        states = new HourFiles(statesTable, LakeTable.STATES, task);
        reports = new ReportWriting(schedulesTable, task);
        enrichment = new Enrichment(reference);
        row = enrichment.newRow();
    }

    @Override
    public void add(byte[] value) {
        if (WireSchema.FLIGHT_REPORT.heads(value)) {
            reports.add(value);
        } else {
            addState(value);
        }
    }

    private void addState(byte[] value) {
        StateVectorFields fields = row.read(value).fields();
        if (repeats.repeats(
                fields.stringAt(AIRCRAFT),
                instant(fields.longAt(SEEN_AT)),
                fields.stringAt(PROVIDER),
                fields.isNull(POSITION_AT) ? null : instant(fields.longAt(POSITION_AT)))) {
            repeated++;
            return;
        }
        enrichment.enrich(row);
        hash.add(row);
        states.write(row);
    }

    @Override
    public DerivedHour finish() {
        return DerivedHour.stored(LakeTable.STATES, states.finish(), hash.sum(), repeated)
                .plus(reports.finish());
    }

    @Override
    public void discard() {
        states.abort();
        reports.discard();
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
