package dev.slipstream.core.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns under each other, numbers to the right. Decimals are rounded to five places, about a metre of
 * latitude; control characters become blanks, so that no cell can steer the terminal.
 */
final class TextTable implements TableFormat.Writer {

    private static final int DECIMALS = 5;
    private static final int WIDEST_CELL = 80;
    /** Nothing stands to the right of it. */
    private static final int WIDEST_LAST_CELL = 180;

    @Override
    public void write(Table table, Appendable out) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.columns().stream().map(TextTable::printable).toList());
        for (List<@Nullable Object> row : table.rows()) {
            lines.add(line(row));
        }
        int[] widths = new int[table.columns().size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        boolean[] numeric = numericColumns(table);
        writeLine(lines.get(0), widths, numeric, out);
        writeLine(rule(widths), widths, numeric, out);
        for (List<String> line : lines.subList(1, lines.size())) {
            writeLine(line, widths, numeric, out);
        }
    }

    private static List<String> line(List<@Nullable Object> row) {
        List<String> cells = new ArrayList<>();
        for (@Nullable Object value : row) {
            cells.add(cell(value, cells.size() == row.size() - 1 ? WIDEST_LAST_CELL : WIDEST_CELL));
        }
        return cells;
    }

    private static void writeLine(List<String> cells, int[] widths, boolean[] numeric, Appendable out)
            throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - width(cells.get(i)));
            line.append(i == 0 ? "" : "  ");
            line.append(numeric[i] ? blanks + cells.get(i) : cells.get(i) + blanks);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static List<String> rule(int[] widths) {
        return java.util.Arrays.stream(widths).mapToObj("-"::repeat).toList();
    }

    private static boolean[] numericColumns(Table table) {
        boolean[] numeric = new boolean[table.columns().size()];
        for (int i = 0; i < numeric.length; i++) {
            int column = i;
            numeric[i] = table.rows().stream().anyMatch(row -> row.get(column) != null)
                    && table.rows().stream()
                            .allMatch(row -> row.get(column) == null || row.get(column) instanceof Number);
        }
        return numeric;
    }

    private static String cell(@Nullable Object value, int widest) {
        if (value == null) {
            return "";
        }
        boolean rounded = value instanceof Double d && Double.isFinite(d)
                || value instanceof Float f && Float.isFinite(f)
                || value instanceof BigDecimal;
        if (rounded) {
            return Cells.decimal(new BigDecimal(value.toString()).setScale(DECIMALS, RoundingMode.HALF_EVEN));
        }
        String text = printable(Cells.text(value));
        return width(text) <= widest ? text : text.substring(0, text.offsetByCodePoints(0, widest - 1)) + "…";
    }

    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> printable.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return printable.toString();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
