package dev.slipstream.lakehouse.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * How much a table holds, as the summary of its newest snapshot says.
 *
 * @param snapshots how many versions are kept
 * @param newestAt when it last changed; null when never
 * @param what it is for, in one sentence; empty for a table that is made from a SQL file
 */
public record TableSummary(
        String name,
        long rows,
        long files,
        long bytes,
        long snapshots,
        @Nullable Instant newestAt,
        String what) {

    /** Of all tables, by name. */
    public static List<TableSummary> of(Lake lake) {
        List<TableSummary> summaries = new ArrayList<>();
        for (String name : lake.tableNames()) {
            lake.findTable(name).ifPresent(table -> summaries.add(of(name, table)));
        }
        return summaries;
    }

    private static TableSummary of(String name, Table table) {
        Snapshot current = table.currentSnapshot();
        Map<String, String> summary = current == null ? Map.of() : current.summary();
        long snapshots = table.snapshots().spliterator().getExactSizeIfKnown();
        return new TableSummary(
                name,
                Long.parseLong(summary.getOrDefault("total-records", "0")),
                Long.parseLong(summary.getOrDefault("total-data-files", "0")),
                Long.parseLong(summary.getOrDefault("total-files-size", "0")),
                Math.max(0, snapshots),
                current == null ? null : Instant.ofEpochMilli(current.timestampMillis()),
                what(name));
    }

    private static String what(String name) {
        for (LakeTable table : LakeTable.values()) {
            if (table.identifier().toString().equals(name)) {
                return table.summary();
            }
        }
        return "";
    }
}
