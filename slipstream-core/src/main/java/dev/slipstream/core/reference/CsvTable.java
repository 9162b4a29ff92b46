package dev.slipstream.core.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads comma-separated values with a header line; columns go by name, so that a file may gain some.
 * Quoting after RFC 4180; a value may hold line breaks. An empty value is null.
 */
public final class CsvTable {

    private final Map<String, Integer> columns = new HashMap<>();
    private final BufferedReader in;
    private final String name;
    private final StringBuilder value = new StringBuilder();

    private CsvTable(String name, BufferedReader in) {
        this.name = name;
        this.in = in;
    }

    /** Gives every row to {@code rows} in the file's order, then closes the reader. */
    public static void read(String name, BufferedReader in, Consumer<Row> rows) {
        try (in) {
            CsvTable table = new CsvTable(name, in);
            List<String> header = table.nextRow();
            if (header == null) {
                throw new IllegalArgumentException("Cannot read table " + name + ": it is empty");
            }
            for (String column : header) {
                table.columns.put(column.replace("\uFEFF", ""), table.columns.size());
            }
            for (List<String> row = table.nextRow(); row != null; row = table.nextRow()) {
                rows.accept(table.new Row(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read table " + name, e);
        }
    }

    /** Reads every row into one list. */
    static <T> List<T> list(String name, BufferedReader in, Function<Row, T> toRecord) {
        List<T> out = new ArrayList<>();
        read(name, in, row -> out.add(toRecord.apply(row)));
        return List.copyOf(out);
    }

    /** One line of the table. */
    public final class Row {
        private final List<String> values;

        private Row(List<String> values) {
            this.values = values;
        }

        /** The value, null when empty or when the row ends before it. */
        public @Nullable String find(String column) {
            Integer at = columns.get(column);
            if (at == null) {
                throw new IllegalArgumentException("Cannot read table " + name + ": it has no column " + column);
            }
            String text = at < values.size() ? values.get(at) : "";
            return text.isEmpty() ? null : text;
        }

        /** The value of a column that is never empty. */
        public String text(String column) {
            String text = find(column);
            if (text == null) {
                throw new IllegalArgumentException(
                        "Cannot read table " + name + ": no " + column + " in the row " + values);
            }
            return text;
        }

        public @Nullable Double findNumber(String column) {
            String text = find(column);
            return text == null ? null : Double.valueOf(text);
        }
    }

    private @Nullable List<String> nextRow() throws IOException {
        String line = in.readLine();
        if (line == null) {
            return null;
        }
        if (line.indexOf('"') < 0) {
            return List.of(line.split(",", -1));
        }
        List<String> row = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            if (at < line.length() && line.charAt(at) == '"') {
                value.setLength(0);
                at++;
                for (int close = closingQuote(line, at); ; close = closingQuote(line, at)) {
                    if (close >= 0) {
                        value.append(line, at, close);
                        at = close + 2;
                        break;
                    }
                    value.append(line, at, line.length()).append('\n');
                    String more = in.readLine();
                    if (more == null) {
                        throw new IOException("Cannot read table " + name + ": a quote is not closed");
                    }
                    line = more;
                    at = 0;
                }
                row.add(value.toString().replace("\"\"", "\""));
            } else {
                int comma = line.indexOf(',', at);
                int end = comma < 0 ? line.length() : comma;
                row.add(line.substring(at, end));
                at = end + 1;
            }
        }
        return row;
    }

    /** Where the quoted value that began before {@code from} ends; −1 when not in this line. */
    private static int closingQuote(String line, int from) {
        int at = line.indexOf('"', from);
        while (at >= 0 && at + 1 < line.length() && line.charAt(at + 1) == '"') {
            at = line.indexOf('"', at + 2);
        }
        return at;
    }
}
