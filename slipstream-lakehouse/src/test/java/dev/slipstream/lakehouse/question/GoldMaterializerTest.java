package dev.slipstream.lakehouse.question;

import static dev.slipstream.lakehouse.table.StateRow.aState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.lakehouse.table.TestLake;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldMaterializerTest {
    private static final String CELLS = "SELECT provider, hour, south, west, flights, aircraft, positions,"
            + " on_ground_positions, min_altitude_m, max_altitude_m FROM gold.cells_hourly ORDER BY ALL";
    private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-11-20T11:00:00Z");

    @TempDir
    Path folder;

    private TestLake test;
    private QueryEngine engine;
    private GoldMaterializer materializer;

    @BeforeEach
    void fill() {
        test = TestLake.in(folder.resolve("lake"));
        TestReference.publish(test.lake());
        engine = new QueryEngine(test.lake(), GoldTable.bundled(), folder.resolve("temp"), QueryLimits.DEFAULT);
        materializer = new GoldMaterializer(test.lake(), engine);
        test.append(
                aState().aircraft("000001").callsign("DLH1").over(50.1, -20.1).altitude(1000.0),
                aState().aircraft("000001").callsign("DLH2").over(50.2, -20.2).altitude(2000.0),
                aState().aircraft("000001")
                        .callsign(null)
                        .over(50.3, -20.3)
                        .altitude(null)
                        .onGround(true),
                aState().aircraft("000002")
                        .callsign(null)
                        .over(50.4, -20.4)
                        .altitude(null)
                        .geoAltitude(9000.0),
                aState().aircraft("000003").over(-0.1, 0.1),
                aState().aircraft("000004").nowhere(),
                aState().aircraft("000001").over(50.1, -20.1).from("opensky", "europe"),
                aState().aircraft("000001").over(50.1, -20.1).at("2026-11-20T11:00:00Z"));
    }

    @AfterEach
    void close() {
        engine.close();
        test.close();
    }

    private static final List<List<Object>> EXPECTED = List.of(
            List.of("opensky", TEN, 50.0, -20.5, 1L, 1L, 1L, 0L, 10_000.0, 10_000.0),
            List.of("simulator", TEN, -0.5, 0.0, 1L, 1L, 1L, 0L, 10_000.0, 10_000.0),
            List.of("simulator", TEN, 50.0, -20.5, 3L, 2L, 4L, 1L, 1000.0, 9000.0),
            List.of("simulator", ELEVEN, 50.0, -20.5, 1L, 1L, 1L, 0L, 10_000.0, 10_000.0));

    @Test
    void showsHoursThatAreNotStoredYet() {
        assertThat(engine.sql(CELLS).rows()).isEqualTo(EXPECTED);
        assertThat(test.lake().findTable("gold.cells_hourly")).isEmpty();
    }

    @Test
    void givesTheSameRowsStoredAsOpen() {
        assertThat(materializer.materialize(TEN)).isPositive();

        assertThat(test.lake().findTable("gold.cells_hourly")).isPresent();
        assertThat(engine.sql(CELLS).rows()).isEqualTo(EXPECTED);
        materializer.materialize(ELEVEN);
        assertThat(engine.sql(CELLS).rows()).isEqualTo(EXPECTED);
    }

    @Test
    void readsStoredHoursFromTheTableNotFromSilver() {
        materializer.materialize(TEN);
        test.append(aState().aircraft("000009").over(50.1, -20.1));

        assertThat(engine.sql(CELLS).rows()).isEqualTo(EXPECTED);
    }

    @Test
    void replacesAnHourThatWasSettledAgain() {
        materializer.materialize(TEN);
        test.append(aState().aircraft("000009").over(-80.1, 0.1));
        materializer.materialize(TEN);
        materializer.materialize(TEN);

        assertThat(engine.sql(CELLS).rows())
                .hasSize(5)
                .contains(List.of("simulator", TEN, -80.5, 0.0, 1L, 1L, 1L, 0L, 10_000.0, 10_000.0))
                .containsAll(EXPECTED);
    }

    @Test
    void storesNothingForAnHourWithoutRows() {
        assertThat(materializer.materialize(Instant.parse("2026-11-20T15:00:00Z")))
                .isZero();
        assertThat(engine.sql(CELLS).rows()).isEqualTo(EXPECTED);
    }
}
