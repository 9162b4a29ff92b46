package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.LakeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.data.FlinkParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;

/** Rows of {@code silver.states} in files, whether a table has them or not. */
final class StoredRows {
    private final Table states;

    StoredRows(Table states) {
        this.states = states;
    }

    /** The files of the hour in the table as it was loaded. */
    List<DataFile> files(Window window) {
        List<DataFile> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = states.newScan()
                .filter(window.rows(LakeTable.STATES.timeColumn()))
                .planFiles()) {
            tasks.forEach(task -> files.add(task.file()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the files of " + window, e);
        }
        return files;
    }

    void forEach(List<DataFile> files, Consumer<RowData> action) {
        for (DataFile file : files) {
            try (CloseableIterable<RowData> rows = Parquet.read(states.io().newInputFile(file))
                    .project(states.schema())
                    .createReaderFunc(type -> FlinkParquetReaders.buildReader(states.schema(), type))
                    .build()) {
                rows.forEach(action);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file.location(), e);
            }
        }
    }
}
