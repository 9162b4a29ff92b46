package dev.slipstream.lakehouse.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.expressions.Evaluator;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.jspecify.annotations.Nullable;

/** Reads and writes data files row by row: for small tables and small files, not for the stream. */
final class RowFiles {

    private RowFiles() {}

    /** An empty row of the table. */
    static GenericRecord row(Table table) {
        return GenericRecord.create(table.schema());
    }

    /** The rows of the newest snapshot for which {@code filter} holds, in no order. */
    static List<Record> readAll(Table table, Expression filter) {
        InternalRecordWrapper view = new InternalRecordWrapper(table.schema().asStruct());
        Evaluator matches = new Evaluator(table.schema().asStruct(), filter);
        List<Record> rows = new ArrayList<>();
        for (DataFile file : files(table, filter)) {
            try (CloseableIterable<Record> found = read(table, file, table.schema())) {
                for (Record row : found) {
                    if (matches.eval(view.wrap(row))) {
                        rows.add(row);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file.location(), e);
            }
        }
        return rows;
    }

    /** The files of the newest snapshot that may hold rows for which {@code filter} holds. */
    static List<DataFile> files(Table table, Expression filter) {
        return files(table, table.newScan().filter(filter));
    }

    /**
     * The same of any snapshot.
     *
     * @param snapshot null for the newest
     * @param columnsWithBounds whose bounds the files tell
     */
    static List<DataFile> files(
            Table table, @Nullable Long snapshot, Expression filter, List<String> columnsWithBounds) {
        TableScan scan = table.newScan().filter(filter);
        TableScan chosen = snapshot == null ? scan : scan.useSnapshot(snapshot);
        return files(table, columnsWithBounds.isEmpty() ? chosen : chosen.includeColumnStats(columnsWithBounds));
    }

    private static List<DataFile> files(Table table, TableScan scan) {
        List<DataFile> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = scan.planFiles()) {
            for (FileScanTask task : tasks) {
                if (!task.deletes().isEmpty()) {
                    throw new IllegalStateException("Cannot read " + table.name() + ": it has delete files");
                }
                files.add(task.file());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the manifests of " + table.name(), e);
        }
        return files;
    }

    /** The rows of one file, with the columns of {@code projection}. */
    static CloseableIterable<Record> read(Table table, DataFile file, Schema projection) {
        return Parquet.read(table.io().newInputFile(file))
                .project(projection)
                .createReaderFunc(type -> GenericParquetReaders.buildReader(projection, type))
                .build();
    }

    /** Writes the rows of one partition, not empty, into a new file that no snapshot names yet. */
    static DataFile write(Table table, List<Record> rows) {
        try (FileWriter writer = open(table, partition(table, rows.get(0)))) {
            rows.forEach(writer::write);
            return writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + table.name(), e);
        }
    }

    /** A file of this partition to be filled row by row. */
    static FileWriter open(Table table, StructLike partition) throws IOException {
        String name = "rows-" + UUID.randomUUID() + ".parquet";
        String location = table.spec().isPartitioned()
                ? table.locationProvider().newDataLocation(table.spec(), partition, name)
                : table.locationProvider().newDataLocation(name);
        Parquet.DataWriteBuilder builder = Parquet.writeData(table.io().newOutputFile(location))
                .forTable(table)
                .withSortOrder(SortOrder.unsorted())
                .createWriterFunc(GenericParquetWriter::create);
        return new FileWriter(
                location,
                table.spec().isPartitioned() ? builder.withPartition(partition).build() : builder.build());
    }

    /** The partition in which a row belongs. */
    static PartitionKey partition(Table table, Record row) {
        PartitionKey key = new PartitionKey(table.spec(), table.schema());
        key.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(row));
        return key;
    }

    /** One file being written; {@link #finish} gives what a commit needs. */
    static final class FileWriter implements AutoCloseable {
        private final String location;
        private final DataWriter<Record> writer;

        private FileWriter(String location, DataWriter<Record> writer) {
            this.location = location;
            this.writer = writer;
        }

        String location() {
            return location;
        }

        void write(Record row) {
            writer.write(row);
        }

        DataFile finish() throws IOException {
            writer.close();
            return writer.toDataFile();
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }
}
