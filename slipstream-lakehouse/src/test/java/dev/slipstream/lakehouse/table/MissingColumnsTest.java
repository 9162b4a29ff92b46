package dev.slipstream.lakehouse.table;

import static dev.slipstream.lakehouse.table.StateRow.aState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.lakehouse.question.QueryEngine;
import dev.slipstream.lakehouse.question.QueryLimits;
import java.nio.file.Path;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of an older program: {@code silver.states} as it was with 26 columns. */
class MissingColumnsTest {
    private static final int COLUMNS_BEFORE = 26;

    @TempDir
    Path folder;

    private Lake older() {
        String warehouse = folder.resolve("lake").toString();
        Lake lake = Lake.over(new PointersInMemory(warehouse), warehouse);
        LakeTable states = LakeTable.STATES;
        Schema before = new Schema(states.schema().columns().subList(0, COLUMNS_BEFORE));
        lake.createIfMissing(
                states.identifier(),
                before,
                org.apache.iceberg.PartitionSpec.builderFor(before)
                        .identity("provider")
                        .hour("seen_at")
                        .build(),
                org.apache.iceberg.SortOrder.unsorted(),
                states.properties());
        return lake;
    }

    @Test
    void anOlderTableGetsTheColumnsUnderTheirIdsAndKeepsItsRows() {
        try (Lake lake = older()) {
            append(lake, lake.table(LakeTable.STATES).schema());
            lake.createMissingTables();

            Table states = lake.table(LakeTable.STATES);
            assertThat(states.schema().sameSchema(LakeTable.STATES.schema())).isTrue();
            append(lake, states.schema());
            List<Record> rows = RowFiles.readAll(
                    lake.table(LakeTable.STATES), org.apache.iceberg.expressions.Expressions.alwaysTrue());
            assertThat(rows).extracting(row -> row.getField("h3_7")).containsExactlyInAnyOrder(null, 7L);

            int metadata = states.schemas().size();
            lake.createMissingTables();
            assertThat(lake.table(LakeTable.STATES).schemas()).hasSize(metadata);
        }
    }

    @Test
    void sqlReadsOlderAndNewerFilesTogether() {
        try (Lake lake = older()) {
            append(lake, lake.table(LakeTable.STATES).schema());
            lake.createMissingTables();
            append(lake, lake.table(LakeTable.STATES).schema());
            try (QueryEngine engine = new QueryEngine(lake, List.of(), folder.resolve("temp"), QueryLimits.DEFAULT)) {
                assertThat(engine.sql("SELECT h3_7, count(*) FROM silver.states GROUP BY ALL ORDER BY ALL")
                                .rows())
                        .containsExactly(List.of(7L, 1L), java.util.Arrays.asList(null, 1L));
            }
        }
    }

    @Test
    void aColumnThatCannotHaveItsIdIsRefused() {
        try (Lake lake = older()) {
            Table states = lake.table(LakeTable.STATES);
            List<NestedField> gap = new java.util.ArrayList<>(states.schema().columns());
            gap.add(Types.NestedField.optional(29, "later", Types.LongType.get()));
            assertThatThrownBy(() -> new MissingColumns(states, new Schema(gap)).add())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Cannot add the column 29: later");
            assertThat(lake.table(LakeTable.STATES).schema().columns()).hasSize(COLUMNS_BEFORE);
        }
    }

    private static void append(Lake lake, Schema schema) {
        Record row = GenericRecord.create(schema);
        Record full = aState().set("h3_7", 7L).row();
        schema.columns().forEach(column -> row.setField(column.name(), full.getField(column.name())));
        Table table = lake.table(LakeTable.STATES);
        table.newAppend().appendFile(RowFiles.write(table, List.of(row))).commit();
    }
}
