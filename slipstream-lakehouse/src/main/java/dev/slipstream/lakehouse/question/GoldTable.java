package dev.slipstream.lakehouse.question;

import dev.slipstream.lakehouse.table.ColumnType;
import dev.slipstream.lakehouse.table.Period;
import dev.slipstream.lakehouse.table.TableColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * A table that is the answer to SQL over settled hours. The answer has the columns {@code provider}
 * and {@link Period#column}, and the rows of one period come from the rows that the tables it reads
 * have in that period. It may read gold tables of the same or a shorter period.
 */
public final class GoldTable {
    private final Question definition;
    private final Period period;

    /** @throws IllegalArgumentException when the question is not materialized, or has parameters */
    public GoldTable(Question definition) {
        Period materialized = definition.materialized();
        if (materialized == null || !definition.parameters().isEmpty()) {
            throw new IllegalArgumentException("Cannot make a table of " + definition.name()
                    + ": it needs \"-- materialize: hourly\", daily or monthly, and no parameter");
        }
        this.definition = definition;
        this.period = materialized;
    }

    /** The gold tables that come with the program; each stands behind those it reads. */
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

    /** What a row sums up. */
    public Period period() {
        return period;
    }

    String sql() {
        return SqlText.withoutComments(definition.sql());
    }

    /** The table's columns, given those of its answer. */
    List<TableColumn> columns(List<Answer.Column> answer) {
        List<TableColumn> columns = new ArrayList<>();
        for (Answer.Column column : answer) {
            boolean key = column.name().equals("provider") || column.name().equals(period.column());
            columns.add(new TableColumn(columns.size() + 1, column.name(), ColumnType.ofSql(column.type()), key, null));
        }
        return columns;
    }
}
