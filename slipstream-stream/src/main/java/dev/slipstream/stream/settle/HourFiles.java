package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.row.RowTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.flink.sink.RowDataTaskWriterFactory;
import org.apache.iceberg.io.TaskWriter;
import org.apache.iceberg.util.PropertyUtil;

/** Files of one table being written by one task, in the order in which rows come. */
final class HourFiles {
    private final TaskWriter<RowData> writer;

    HourFiles(Table table, LakeTable which, int task) {
        long target = PropertyUtil.propertyAsLong(
                table.properties(),
                TableProperties.WRITE_TARGET_FILE_SIZE_BYTES,
                TableProperties.WRITE_TARGET_FILE_SIZE_BYTES_DEFAULT);
        RowDataTaskWriterFactory factory = new RowDataTaskWriterFactory(
                table, RowTypes.logical(which), target, FileFormat.PARQUET, table.properties(), List.of(), false);
        factory.initialize(task, 0);
        writer = factory.create();
    }

    void write(RowData row) {
        try {
            writer.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write rows of an hour", e);
        }
    }

    /** Closes the files; whoever gets them commits or deletes them. */
    List<DataFile> finish() {
        try {
            return List.of(writer.complete().dataFiles());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot finish the files of an hour", e);
        }
    }

    /** Deletes what was written. */
    void abort() {
        try {
            writer.abort();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the files of an hour", e);
        }
    }
}
