package dev.slipstream.lakehouse.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Parquet files that hold a part of a table at one snapshot, for an engine that reads files.
 *
 * @param snapshotId -1 when nothing was ever written
 * @param timeColumn the column whose time the partition follows; null for a table without one
 */
public record TableFiles(
        String table,
        long snapshotId,
        List<TableColumn> columns,
        @Nullable String timeColumn,
        List<File> files) {
    public TableFiles {
        columns = List.copyOf(columns);
        files = List.copyOf(files);
    }

    /** The same table with some of its files. */
    public TableFiles with(List<File> some) {
        return new TableFiles(table, snapshotId, columns, timeColumn, some);
    }

    /**
     * One immutable file.
     *
     * @param path on the local disk
     * @param partition null in a table that is not partitioned by provider and hour
     * @param span the time it stands for: its hour, or the periods of a derived table; null in a table
     *     that has neither
     */
    public record File(
            String path,
            @Nullable HourPartition partition,
            @Nullable TimeSpan span) {}
}
