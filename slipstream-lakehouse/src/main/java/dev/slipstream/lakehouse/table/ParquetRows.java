package dev.slipstream.lakehouse.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file outside the lake, filled row by row, zstd, with field ids and descriptions as the lake's
 * files have them. Holds one row group of at most 32 MB. For one thread.
 */
public final class ParquetRows implements AutoCloseable {
    private static final String ROW_GROUP_BYTES = "33554432";

    private final List<TableColumn> columns;
    private final GenericRecord row;
    private final FileAppender<Record> file;

    private ParquetRows(List<TableColumn> columns, GenericRecord row, FileAppender<Record> file) {
        this.columns = columns;
        this.row = row;
        this.file = file;
    }

    /** Begins the file, which replaces one that is there. */
    public static ParquetRows create(Path path, List<TableColumn> columns) throws IOException {
        Schema schema = new Schema(columns.stream().map(TableColumn::field).toArray(Types.NestedField[]::new));
        FileAppender<Record> file = Parquet.write(new LocalOutputFile(path.toString(), path))
                .schema(schema)
                .createWriterFunc(GenericParquetWriter::create)
                .set("write.parquet.compression-codec", "zstd")
                .set("write.parquet.row-group-size-bytes", ROW_GROUP_BYTES)
                // Bodies are large: a row group's size is looked at often.
                .set("write.parquet.row-group-check-min-record-count", "1")
                .overwrite()
                .build();
        return new ParquetRows(List.copyOf(columns), GenericRecord.create(schema), file);
    }

    /** @param cells values of the columns' types in their order; times as {@link Instant}, bytes as arrays */
    public void write(List<? extends @Nullable Object> cells) {
        for (int i = 0; i < columns.size(); i++) {
            row.set(i, stored(columns.get(i).type(), cells.get(i)));
        }
        file.add(row);
    }

    private static @Nullable Object stored(ColumnType type, @Nullable Object cell) {
        if (cell == null) {
            return null;
        }
        return switch (type) {
            case TIME -> cell instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : cell;
            case LONG -> ((Number) cell).longValue();
            case INTEGER -> ((Number) cell).intValue();
            case DOUBLE -> ((Number) cell).doubleValue();
            case BYTES -> cell instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : cell;
            default -> cell;
        };
    }

    /** Completes the file. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
