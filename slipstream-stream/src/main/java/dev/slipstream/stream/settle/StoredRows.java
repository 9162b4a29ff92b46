package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.LakeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.data.FlinkParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;

/** Rows of one table in files, whether a table has them or not. */
final class StoredRows {
    private final Table table;
    private final LakeTable which;

    StoredRows(Table table, LakeTable which) {
        this.table = table;
        this.which = which;
    }

    LakeTable which() {
        return which;
    }

    /** The files of the hour in the table as it was loaded, by provider. */
    Map<String, List<DataFile>> filesByProvider(Window window) {
        List<DataFile> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().filter(window.rows(which)).planFiles()) {
            tasks.forEach(task -> files.add(task.file()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the files of " + window, e);
        }
        return byProvider(files);
    }

    /** Files by the provider of their partition. */
    static Map<String, List<DataFile>> byProvider(List<DataFile> files) {
        Map<String, List<DataFile>> byProvider = new TreeMap<>();
        files.forEach(file -> byProvider
                .computeIfAbsent(file.partition().get(0, CharSequence.class).toString(), fresh -> new ArrayList<>())
                .add(file));
        return byProvider;
    }

    void forEach(List<DataFile> files, Consumer<RowData> action) {
        for (DataFile file : files) {
            try (CloseableIterable<RowData> rows = Parquet.read(table.io().newInputFile(file))
                    .project(table.schema())
                    .createReaderFunc(type -> FlinkParquetReaders.buildReader(table.schema(), type))
                    .build()) {
                rows.forEach(action);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file.location(), e);
            }
        }
    }
}
