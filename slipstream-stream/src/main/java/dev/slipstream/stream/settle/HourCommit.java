package dev.slipstream.stream.settle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;

/**
 * The replacement of an hour of one table, begun before the hour is derived: rows that others append
 * to the hour in between make it fail instead of vanishing.
 */
final class HourCommit {
    private final Table table;
    private final Optional<Long> begunAt;

    private HourCommit(Table table) {
        this.table = table;
        this.begunAt = Optional.ofNullable(table.currentSnapshot()).map(Snapshot::snapshotId);
    }

    static HourCommit begin(Table table) {
        return new HourCommit(table);
    }

    /**
     * Replaces these rows, whole partitions of the hour, by these files, in one commit; nothing by
     * nothing needs none.
     *
     * @throws org.apache.iceberg.exceptions.ValidationException when others appended to them
     */
    void replace(Expression rows, List<DataFile> files) {
        if (files.isEmpty() && isEmpty(rows)) {
            return;
        }
        OverwriteFiles overwrite = table.newOverwrite()
                .overwriteByRowFilter(rows)
                .conflictDetectionFilter(rows)
                .validateNoConflictingData()
                .validateNoConflictingDeletes();
        begunAt.ifPresent(overwrite::validateFromSnapshot);
        files.forEach(overwrite::addFile);
        overwrite.commit();
    }

    private boolean isEmpty(Expression rows) {
        table.refresh();
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().filter(rows).planFiles()) {
            return !tasks.iterator().hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the files of " + table.name(), e);
        }
    }
}
