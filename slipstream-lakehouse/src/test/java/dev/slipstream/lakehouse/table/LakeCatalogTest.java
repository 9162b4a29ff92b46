package dev.slipstream.lakehouse.table;

import static dev.slipstream.lakehouse.table.StateRow.aState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.core.config.UserError;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalog on a real PostgreSQL. */
class LakeCatalogTest {
    private static EmbeddedPostgres postgres;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private LakeCatalog catalog(String name, Path warehouse) {
        return new LakeCatalog(
                postgres.getJdbcUrl("postgres", "postgres"), "postgres", "secret", warehouse.toString(), name);
    }

    @Test
    void makesTheTablesOnceAndFindsThemAfterReopening() {
        LakeCatalog catalog = catalog("reopened", folder.resolve("lake house"));
        Record row = aState().from("open sky/1", "a").row();
        try (Lake lake = Lake.open(catalog)) {
            lake.createMissingTables();
            Table states = lake.table(LakeTable.STATES);
            states.newAppend().appendFile(RowFiles.write(states, List.of(row))).commit();
        }
        try (Lake lake = Lake.open(catalog)) {
            lake.createMissingTables();
            assertThat(lake.tableNames())
                    .containsExactlyElementsOf(Arrays.stream(LakeTable.values())
                            .map(table -> table.identifier().toString())
                            .sorted()
                            .toList());
            assertThat(RowFiles.readAll(lake.table(LakeTable.STATES), Expressions.alwaysTrue()))
                    .containsExactly(row);
            assertThat(lake.hours(LakeTable.STATES))
                    .singleElement()
                    .satisfies(hour -> assertThat(hour.partition().provider()).isEqualTo("open sky/1"));
        }
    }

    @Test
    void refusesAWarehouseOfANewerVersion() throws IOException {
        Files.writeString(folder.resolve("lake-version"), "99\n");

        assertThatThrownBy(() -> Lake.open(catalog("newer", folder)))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot open the data folder: it was written by a newer version (format 99, this program"
                        + " knows up to 1). Update Slipstream, or use another data folder.");
    }

    @Test
    void refusesAWarehouseWhoseMarkIsUnreadable() throws IOException {
        Files.writeString(folder.resolve("lake-version"), "one");

        assertThatThrownBy(() -> Lake.open(catalog("odd", folder)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("holds \"one\"");
    }

    @Test
    void keepsThePasswordOutOfItsText() {
        assertThat(catalog("quiet", folder).toString()).doesNotContain("secret");
    }
}
