package dev.slipstream.stream.settle;

import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.wire.FlightReportCodec;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.operators.Enrichment;
import dev.slipstream.stream.row.ReportRow;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.table.data.RowData;

/** Takes reports, those that repeat each other in succession, and writes and hashes the first of each. */
final class ReportWriting {
    private final HourFiles schedules;
    private final Map<String, ContentHash> hashes = new TreeMap<>();
    private final Map<String, Long> repeated = new TreeMap<>();
    private String identity = "";

    ReportWriting(HourTables tables, int task) {
        schedules = tables.files(LakeTable.SCHEDULES, task);
    }

    void add(byte[] value) {
        FlightReport report = FlightReportCodec.decode(value);
        String provider = report.origin().provider();
        String own = FlightReportCodec.identity(report);
        if (own.equals(identity)) {
            repeated.merge(provider, 1L, Long::sum);
            return;
        }
        identity = own;
        RowData row = ReportRow.of(report, Enrichment.TRANSFORM_VERSION);
        hashes.computeIfAbsent(provider, fresh -> ContentHash.of(LakeTable.SCHEDULES))
                .add(row);
        schedules.write(row);
    }

    DerivedHour finish() {
        Map<String, DerivedPart> parts = new TreeMap<>();
        hashes.forEach((provider, hash) ->
                parts.put(provider, DerivedPart.stored(hash.sum(), repeated.getOrDefault(provider, 0L))));
        return DerivedHour.of(Map.of(LakeTable.SCHEDULES, schedules.finish()), parts);
    }

    void discard() {
        schedules.abort();
    }
}
