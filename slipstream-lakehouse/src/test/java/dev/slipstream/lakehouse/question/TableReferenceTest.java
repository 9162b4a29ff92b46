package dev.slipstream.lakehouse.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.golden.GoldenFile;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.Period;
import dev.slipstream.lakehouse.table.TableColumn;
import dev.slipstream.lakehouse.table.TestLake;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps {@code docs/reference/tables.md} equal to the tables. */
class TableReferenceTest {
    @TempDir
    Path folder;

    @Test
    void everyColumnIsDescribed() {
        for (LakeTable table : LakeTable.values()) {
            assertThat(table.columns())
                    .as("columns of %s in Columns.java", table.identifier())
                    .allSatisfy(column -> assertThat(column.description()).isNotBlank());
        }
    }

    @Test
    void theReferenceListsEveryTable() {
        StringBuilder page = new StringBuilder("""
                # Tables

                Times are UTC, numbers are in SI units. A column is null where it says so and the value was not known. The number
                is the column's Iceberg field id and stays when the column is renamed. Written by `TableReferenceTest` from the
                tables; run it with `-Dgolden.update` after a change.

                ## How they hang together

                Only columns that lead from one table to another are shown, and those that say in which partition a row lies.

                """).append(TableDiagram.text());
        for (LakeTable table : LakeTable.values()) {
            page.append("\n## ").append(table.identifier()).append("\n\n").append(table.summary());
            page.append(". Partitioned by `provider` and by ");
            page.append(table == LakeTable.SEALS ? "month" : "hour").append(" of `");
            page.append(table.timeColumn()).append("`.\n");
            columns(page, table.columns());
        }
        try (TestLake test = TestLake.in(folder.resolve("lake"));
                QueryEngine engine = new QueryEngine(
                        test.lake(), GoldTable.bundled(), folder.resolve("temp"), QueryLimits.DEFAULT)) {
            TestReference.publish(test.lake());
            for (GoldTable gold : GoldTable.bundled()) {
                page.append("\n## ").append(gold.name()).append("\n\n");
                page.append(gold.definition().description());
                page.append(
                        gold.period() == Period.HOURLY
                                ? " Stored for settled hours; the hours since are worked out when it is read.\n"
                                : " Stored when all hours of the "
                                        + gold.period().column()
                                        + " are settled; until then worked out when it is read.\n");
                columns(
                        page,
                        gold.columns(engine.sql("SELECT * FROM " + gold.name()).columns()));
            }
        }
        page.append("\n## ")
                .append(AnswerKeeper.TABLE)
                .append("\n\nAnswers of questions whose header says `keep: hourly`,");
        page.append(" for each settled hour. Partitioned by `provider` and by month of `hour`.\n");
        columns(page, AnswerKeeper.COLUMNS);
        GoldenFile.check("docs/reference/tables.md", page.toString());
    }

    private static void columns(StringBuilder page, List<TableColumn> columns) {
        page.append("\n| # | Column | Type | Null | Meaning |\n|---|---|---|---|---|\n");
        for (TableColumn column : columns) {
            page.append("| ").append(column.fieldId()).append(" | `").append(column.name());
            page.append("` | ").append(column.type().name().toLowerCase(java.util.Locale.ROOT));
            page.append(" | ").append(column.required() ? "never" : "maybe").append(" | ");
            page.append(column.description() == null ? "" : column.description())
                    .append(" |\n");
        }
    }
}
