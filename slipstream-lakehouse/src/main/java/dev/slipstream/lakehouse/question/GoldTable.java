package dev.slipstream.lakehouse.question;

import dev.slipstream.lakehouse.table.ColumnType;
import dev.slipstream.lakehouse.table.TableColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * A table that is the answer to SQL over settled hours. The answer has the columns {@code provider}
 * and {@code hour}, and each of its rows comes from the rows of one provider and hour.
 */
public final class GoldTable {
    private final Question definition;

    /** @throws IllegalArgumentException when the question is not materialized, or has parameters */
    public GoldTable(Question definition) {
        if (!definition.hourly() || !definition.parameters().isEmpty()) {
            throw new IllegalArgumentException("Cannot make a table of " + definition.name()
                    + ": it needs \"-- materialize: hourly\" and no parameter");
        }
        this.definition = definition;
    }

    /** The gold tables that come with the program. */
    public static List<GoldTable> bundled() {
        return Questions.bundledGold().stream().map(GoldTable::new).toList();
    }

    /** As in {@code gold.cells_hourly}. */
    public String name() {
        return "gold." + definition.name();
    }

    public Question definition() {
        return definition;
    }

    String sql() {
        return SqlText.withoutComments(definition.sql());
    }

    /** The table's columns, given those of its answer. */
    static List<TableColumn> columns(List<Answer.Column> answer) {
        List<TableColumn> columns = new ArrayList<>();
        for (Answer.Column column : answer) {
            boolean key = column.name().equals("provider") || column.name().equals("hour");
            columns.add(new TableColumn(columns.size() + 1, column.name(), ColumnType.ofSql(column.type()), key, null));
        }
        return columns;
    }
}
