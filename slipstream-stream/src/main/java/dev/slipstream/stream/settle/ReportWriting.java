package dev.slipstream.stream.settle;

import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.wire.FlightReportCodec;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.operators.Enrichment;
import dev.slipstream.stream.row.ReportRow;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.Table;

/** Takes reports, those that repeat each other in succession, and writes and hashes the first of each. */
final class ReportWriting {
    private final HourFiles schedules;
    private final ContentHash hash = ContentHash.of(LakeTable.SCHEDULES);
    private String identity = "";
    private long repeated;

    ReportWriting(Table table, int task) {
        schedules = new HourFiles(table, LakeTable.SCHEDULES, task);
    }

    void add(byte[] value) {
        FlightReport report = FlightReportCodec.decode(value);
        String own = FlightReportCodec.identity(report);
        if (own.equals(identity)) {
            repeated++;
            return;
        }
        identity = own;
        RowData row = ReportRow.of(report, Enrichment.TRANSFORM_VERSION);
        hash.add(row);
        schedules.write(row);
    }

    DerivedHour finish() {
        return DerivedHour.stored(LakeTable.SCHEDULES, schedules.finish(), hash.sum(), repeated);
    }

    void discard() {
        schedules.abort();
    }
}
