package dev.slipstream.core.report;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The ways in which a {@link Table} is written. Every one ends with a line break. */
public enum TableFormat {
    /** Aligned columns for people; numbers to the right. */
    TABLE(new TextTable()),
    /** RFC 4180 with a header line; null is nothing, an empty text is {@code ""}. */
    CSV(new CsvTable()),
    /** An array of objects; numbers stay numbers, times are ISO 8601. */
    JSON(new JsonTable());

    interface Writer {
        void write(Table table, Appendable out) throws IOException;
    }

    private final Writer writer;

    TableFormat(Writer writer) {
        this.writer = writer;
    }

    /** A cell as a table for people shows it: on one line, without what a terminal would obey. */
    public static String printable(Object cell) {
        return TextTable.printable(Cells.text(cell));
    }

    public void write(Table table, Appendable out) throws IOException {
        writer.write(table, out);
    }

    public String text(Table table) {
        StringBuilder text = new StringBuilder();
        try {
            write(table, text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to memory", e);
        }
        return text.toString();
    }
}
