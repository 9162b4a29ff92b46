package dev.slipstream.core.report;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An array of objects, one per line (RFC 8259). NaN and infinity, which JSON lacks, become null. */
final class JsonTable implements TableFormat.Writer {

    @Override
    public void write(Table table, Appendable out) throws IOException {
        RowWriter.write(table, new Rows(out));
    }

    /** An object for each row. */
    static final class Rows implements RowWriter {
        private final Appendable out;
        private List<String> columns = List.of();
        private boolean empty = true;

        Rows(Appendable out) {
            this.out = out;
        }

        @Override
        public void begin(List<String> names) throws IOException {
            columns = names;
            out.append('[');
        }

        @Override
        public void row(List<? extends @Nullable Object> cells) throws IOException {
            out.append(empty ? "\n" : ",\n").append("  {");
            for (int i = 0; i < cells.size(); i++) {
                out.append(i == 0 ? "" : ", ");
                writeText(columns.get(i), out);
                out.append(": ");
                JsonTable.write(cells.get(i), out);
            }
            out.append('}');
            empty = false;
        }

        @Override
        public void end() throws IOException {
            out.append(empty ? "]\n" : "\n]\n");
        }
    }

    static String json(Object value) {
        StringBuilder text = new StringBuilder();
        try {
            write(value, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("Cannot write to memory", e);
        }
        return text.toString();
    }

    static void write(@Nullable Object value, Appendable out) throws IOException {
        if (value == null
                || value instanceof Double d && !Double.isFinite(d)
                || value instanceof Float f && !Float.isFinite(f)) {
            out.append("null");
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(Cells.text(value));
        } else if (value instanceof Collection<?> list) {
            writeList(list, out);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map, out);
        } else {
            writeText(Cells.text(value), out);
        }
    }

    private static void writeList(Collection<?> list, Appendable out) throws IOException {
        out.append('[');
        String between = "";
        for (@Nullable Object element : list) {
            out.append(between);
            write(element, out);
            between = ",";
        }
        out.append(']');
    }

    private static void writeMap(Map<?, ?> map, Appendable out) throws IOException {
        out.append('{');
        String between = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(between);
            writeText(String.valueOf(entry.getKey()), out);
            out.append(':');
            write(entry.getValue(), out);
            between = ",";
        }
        out.append('}');
    }

    static void writeText(String text, Appendable out) throws IOException {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < 0x20 || c == 0x7f || Character.isSurrogate(c) && !isPaired(text, i)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
