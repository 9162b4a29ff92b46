package dev.slipstream.app.cli;

import dev.slipstream.core.report.Table;
import dev.slipstream.core.report.TableFormat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An explanation for people: a line for each fact, what is inside something further to the right, rows of
 * the same kind as a table. What is not known is left out.
 */
final class ExplanationText {
    private static final String INDENT = "  ";
    /** Above it rows are shown one under the other. */
    private static final int MOST_COLUMNS = 10;

    private final StringBuilder text = new StringBuilder();

    private ExplanationText() {}

    static String of(Map<String, ?> explained) {
        ExplanationText out = new ExplanationText();
        out.facts(explained, "");
        return out.text.toString();
    }

    private void facts(Map<?, ?> facts, String indent) {
        int widest = facts.entrySet().stream()
                .filter(fact -> isPlain(fact.getValue()))
                .mapToInt(fact -> String.valueOf(fact.getKey()).length())
                .max()
                .orElse(0);
        facts.forEach((name, value) -> fact(String.valueOf(name), value, indent, widest));
    }

    private static boolean isPlain(@Nullable Object value) {
        return value != null && !(value instanceof Map) && !(value instanceof List);
    }

    private void fact(String name, @Nullable Object value, String indent, int widest) {
        if (value instanceof Map<?, ?> inner) {
            heading(name, indent);
            facts(inner, indent + INDENT);
        } else if (value instanceof List<?> list) {
            heading(name, indent);
            rows(list, indent + INDENT);
        } else if (value != null) {
            text.append(indent).append(name).append(" ".repeat(Math.max(1, widest + 2 - name.length())));
            text.append(TableFormat.printable(value)).append('\n');
        }
    }

    private void heading(String name, String indent) {
        if (indent.isEmpty() && !text.isEmpty()) {
            text.append('\n');
        }
        text.append(indent).append(name).append('\n');
    }

    private void rows(List<?> list, String indent) {
        if (list.isEmpty()) {
            text.append(indent).append("none\n");
            return;
        }
        Set<String> columns = new LinkedHashSet<>();
        for (Object row : list) {
            if (!(row instanceof Map<?, ?> cells)) {
                text.append(indent).append(TableFormat.printable(row)).append('\n');
                continue;
            }
            cells.forEach((name, value) -> {
                if (value != null) {
                    columns.add(String.valueOf(name));
                }
            });
        }
        boolean flat = list.stream()
                .allMatch(row -> row instanceof Map<?, ?> cells
                        && cells.values().stream().allMatch(cell -> cell == null || isPlain(cell)));
        if (flat && columns.size() <= MOST_COLUMNS) {
            table(list, List.copyOf(columns), indent);
        } else {
            list.stream().filter(Map.class::isInstance).forEach(row -> {
                text.append(indent).append("-\n");
                facts((Map<?, ?>) row, indent + INDENT);
            });
        }
    }

    private void table(List<?> list, List<String> columns, String indent) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Object row : list) {
            List<@Nullable Object> cells = new ArrayList<>();
            columns.forEach(column -> cells.add(((Map<?, ?>) row).get(column)));
            rows.add(cells);
        }
        TableFormat.TABLE
                .text(new Table(columns, rows))
                .lines()
                .forEach(line -> text.append(indent).append(line).append('\n'));
    }
}
