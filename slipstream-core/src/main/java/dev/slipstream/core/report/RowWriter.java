package dev.slipstream.core.report;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows one by one, holding none of them. Cells are those of a {@link Table}. For one thread; what
 * it writes to stays the caller's.
 *
 * <pre>{@code
 * RowWriter rows = RowWriter.csv(out);
 * rows.begin(columns);
 * rows.row(cells);      // any number of times
 * rows.end();
 * }</pre>
 */
public interface RowWriter {

    /** @param columns the names of the cells of every row */
    void begin(List<String> columns) throws IOException;

    /** @param cells as many as columns */
    void row(List<? extends @Nullable Object> cells) throws IOException;

    /** Completes what was written. */
    void end() throws IOException;

    /** Writes a whole table. */
    static void write(Table table, RowWriter rows) throws IOException {
        rows.begin(table.columns());
        for (List<@Nullable Object> row : table.rows()) {
            rows.row(row);
        }
        rows.end();
    }

    /** As {@link TableFormat#CSV}. */
    static RowWriter csv(Appendable out) {
        return new CsvTable.Rows(out);
    }

    /** As {@link TableFormat#JSON}. */
    static RowWriter json(Appendable out) {
        return new JsonTable.Rows(out);
    }

    /**
     * As GeoJSON (RFC 7946): a point for each row that has the columns {@code latitude} and {@code longitude},
     * and the others as its properties; a row without a position is a feature without geometry.
     */
    static RowWriter geoJsonPoints(Appendable out) {
        return new GeoJsonPoints(out);
    }

    /**
     * As GeoJSON: a line for each aircraft, and for each callsign or flight of it where such a column is
     * there, through its rows in their order. Holds the lines until the end.
     */
    static RowWriter geoJsonLines(Appendable out) {
        return new GeoJsonLines(out);
    }
}
