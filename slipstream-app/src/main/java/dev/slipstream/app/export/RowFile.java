package dev.slipstream.app.export;

import dev.slipstream.core.report.RowWriter;
import dev.slipstream.lakehouse.question.Answer;
import dev.slipstream.lakehouse.question.RowSink;
import dev.slipstream.lakehouse.table.ParquetRows;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One file of rows, begun by the first of them: without rows there is no file. For one thread. */
final class RowFile implements RowSink, AutoCloseable {
    private final ExportFolder folder;
    private final ExportFile file;
    private final Shape shape;
    private @Nullable Rows rows;
    private long count;

    /**
     * What becomes of rows.
     *
     * @param lines whether GeoJSON is lines, as of a path, else points
     */
    record Shape(ExportFormat format, boolean lines) {}

    /** The rows in their format. */
    private interface Rows extends Closeable {
        void row(List<@Nullable Object> cells) throws IOException;

        void end() throws IOException;
    }

    RowFile(ExportFolder folder, Path target, Shape shape) throws IOException {
        this.folder = folder;
        this.file = ExportFile.begin(target);
        this.shape = shape;
    }

    @Override
    public void begin(List<Answer.Column> columns) throws IOException {
        rows = shape.format() == ExportFormat.PARQUET ? parquet(columns) : text(columns);
    }

    @Override
    public void row(List<@Nullable Object> cells) throws IOException {
        Rows open = rows;
        if (open == null) {
            throw new IllegalStateException("Cannot write a row before the columns are known");
        }
        open.row(cells);
        count++;
    }

    /** Completes and shows the file, if there were rows. */
    long publish() throws IOException {
        Rows open = rows;
        if (open != null) {
            open.end();
            open.close();
            rows = null;
            file.publish();
        }
        return count;
    }

    Path target() {
        return file.target();
    }

    private Rows parquet(List<Answer.Column> columns) throws IOException {
        ParquetColumns types = ParquetColumns.of(columns);
        ParquetRows out = ParquetRows.create(file.part(), types.columns());
        return new Rows() {
            @Override
            public void row(List<@Nullable Object> cells) {
                out.write(types.values(cells));
            }

            @Override
            public void end() {}

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }

    private Rows text(List<Answer.Column> columns) throws IOException {
        BufferedWriter out = Files.newBufferedWriter(file.part());
        RowWriter writer = writer(out);
        writer.begin(columns.stream().map(Answer.Column::name).toList());
        return new Rows() {
            @Override
            public void row(List<@Nullable Object> cells) throws IOException {
                List<@Nullable Object> shown = new ArrayList<>(cells);
                shown.replaceAll(cell -> cell instanceof Instant time ? folder.shown(time) : cell);
                writer.row(shown);
            }

            @Override
            public void end() throws IOException {
                writer.end();
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }

    private RowWriter writer(Writer out) {
        return switch (shape.format()) {
            case CSV -> RowWriter.csv(out);
            case JSON -> RowWriter.json(out);
            case GEOJSON -> shape.lines() ? RowWriter.geoJsonLines(out) : RowWriter.geoJsonPoints(out);
            case PARQUET -> throw new IllegalStateException("Cannot write Parquet as text");
        };
    }

    @Override
    public void close() throws IOException {
        try (file;
                Closeable left = rows) {
            rows = null;
        }
    }
}
