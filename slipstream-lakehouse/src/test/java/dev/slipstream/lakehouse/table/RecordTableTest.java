package dev.slipstream.lakehouse.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.core.model.Position;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordTableTest {

    enum Size {
        LARGE,
        SMALL
    }

    record Field(
            String ident,
            @Nullable String iataCode,
            Position position,
            @Nullable Position tower,
            @Nullable Double elevationMeters,
            double headingDegrees,
            Size size,
            boolean scheduledService,
            int runways,
            List<String> names) {}

    private static final RecordTable<Field> FIELDS = RecordTable.of("ref.fields", Field.class);

    @TempDir
    Path folder;

    @Test
    void makesAColumnOfEachComponent() {
        assertThat(FIELDS.columns())
                .extracting(column -> column.name() + " " + column.type() + (column.required() ? "" : "?"))
                .containsExactly(
                        "ident TEXT",
                        "iata_code TEXT?",
                        "latitude DOUBLE",
                        "longitude DOUBLE",
                        "tower_latitude DOUBLE?",
                        "tower_longitude DOUBLE?",
                        "elevation_m DOUBLE?",
                        "heading_deg DOUBLE",
                        "size TEXT",
                        "scheduled_service BOOLEAN",
                        "runways INTEGER",
                        "names TEXT");
    }

    @Test
    void replacesTheWholeTableOncePerVersion() {
        Field first = new Field(
                "EDDF",
                "FRA",
                new Position(50, 8.5),
                new Position(1, 2),
                111.0,
                70.5,
                Size.LARGE,
                true,
                4,
                List.of("Frankfurt", "Rhein-Main"));
        Field second = new Field("X", null, new Position(0, 0), null, null, 0, Size.SMALL, false, 0, List.of());
        try (TestLake test = TestLake.in(folder)) {
            Lake lake = test.lake();
            assertThat(FIELDS.publish(lake, List.of(second)::forEach, "v1")).isTrue();
            assertThat(FIELDS.publish(lake, List.of(first, second)::forEach, "v2"))
                    .isTrue();
            assertThat(FIELDS.publish(lake, List.<Field>of()::forEach, "v2")).isFalse();

            assertThat(RowFiles.readAll(lake.findTable("ref.fields").orElseThrow(), Expressions.alwaysTrue()))
                    .extracting(row -> row.copy().toString())
                    .containsExactlyInAnyOrder(
                            "Record(EDDF, FRA, 50.0, 8.5, 1.0, 2.0, 111.0, 70.5, large, true, 4, Frankfurt Rhein-Main)",
                            "Record(X, null, 0.0, 0.0, null, null, null, 0.0, small, false, 0, )");
        }
    }

    record Unfit(Instant time) {}

    @Test
    void refusesAComponentItCannotStore() {
        assertThatThrownBy(() -> RecordTable.of("ref.unfit", Unfit.class))
                .hasMessageContaining("Cannot make a column of java.time.Instant time");
    }
}
