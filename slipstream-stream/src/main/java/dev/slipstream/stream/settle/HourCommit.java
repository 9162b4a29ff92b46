package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.LakeTable;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;

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
     * Replaces the hour by these files, in one commit.
     *
     * @throws org.apache.iceberg.exceptions.ValidationException when others appended to the hour
     */
    void replaceBy(List<DataFile> files) {
        OverwriteFiles overwrite = table.newOverwrite()
                .overwriteByRowFilter(hour)
                .conflictDetectionFilter(hour)
                .validateNoConflictingData()
                .validateNoConflictingDeletes();
        begunAt.ifPresent(overwrite::validateFromSnapshot);
        files.forEach(overwrite::addFile);
        overwrite.commit();
    }
}
