package dev.slipstream.core.report;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comma-separated values as RFC 4180 has them: CRLF ends a line, quotes within quotes are doubled. */
final class CsvTable implements TableFormat.Writer {

    @Override
    public void write(Table table, Appendable out) throws IOException {
        RowWriter.write(table, new Rows(out));
    }

    /** A line for each row. */
    record Rows(Appendable out) implements RowWriter {
        @Override
        public void begin(List<String> columns) throws IOException {
            writeLine(columns, out);
        }

        @Override
        public void row(List<? extends @Nullable Object> cells) throws IOException {
            writeLine(cells, out);
        }

        @Override
        public void end() {}
    }

    private static void writeLine(List<? extends @Nullable Object> cells, Appendable out) throws IOException {
        String between = "";
        for (@Nullable Object cell : cells) {
            out.append(between).append(cell == null ? "" : quote(Cells.text(cell)));
            between = ",";
        }
        out.append("\r\n");
    }

    private static String quote(String text) {
        boolean quoted = text.isEmpty() || text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
