package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.LakeTable;
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
    private final Expression hour;
    private final Optional<Long> begunAt;

    private HourCommit(Table table, Expression hour) {
        this.table = table;
        this.hour = hour;
        this.begunAt = Optional.ofNullable(table.currentSnapshot()).map(Snapshot::snapshotId);
    }

    static HourCommit begin(Table table, LakeTable which, Window window) {
        return new HourCommit(table, window.rows(which.timeColumn()));
    }

    /**
     * Replaces the hour by these files, in one commit; nothing by nothing needs none.
     *
     * @throws org.apache.iceberg.exceptions.ValidationException when others appended to the hour
     */
    void replaceBy(List<DataFile> files) {
        if (files.isEmpty() && isEmpty()) {
            return;
        }
        OverwriteFiles overwrite = table.newOverwrite()
                .overwriteByRowFilter(hour)
                .conflictDetectionFilter(hour)
                .validateNoConflictingData()
                .validateNoConflictingDeletes();
        begunAt.ifPresent(overwrite::validateFromSnapshot);
        files.forEach(overwrite::addFile);
        overwrite.commit();
    }

    private boolean isEmpty() {
        table.refresh();
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().filter(hour).planFiles()) {
            return !tasks.iterator().hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the files of " + table.name(), e);
        }
    }
}
