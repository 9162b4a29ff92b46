package dev.slipstream.lakehouse.question;

import static dev.slipstream.lakehouse.table.StateRow.aState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.core.config.UserError;
import dev.slipstream.lakehouse.table.StateRow;
import dev.slipstream.lakehouse.table.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowStreamsTest {
    private static final Instant HOUR = Instant.parse("2026-11-20T10:00:00Z");
    private static final QueryLimits LIMITS = new QueryLimits(Duration.ofMinutes(1), 10, 64L << 20, 256L << 20, 2);

    @TempDir
    Path folder;

    private TestLake lake;

    @BeforeEach
    void fill() {
        lake = TestLake.in(folder.resolve("lake"));
        lake.append(
                state("4ca001", "10:00:00", "opensky"),
                state("4ca002", "10:59:59.999999", "simulator"),
                state("4ca003", "10:20:00", "positions+simulator"),
                state("4ca004", "10:30:00", "opensky+simulator"),
                state("4ca005", "11:00:00", "simulator"));
    }

    @AfterEach
    void close() {
        lake.close();
    }

    private static StateRow state(String aircraft, String time, String provider) {
        return aState().aircraft(aircraft).from(provider, provider).at("2026-11-20T" + time + "Z");
    }

    @Test
    void givesTheRowsOfTheHour() throws IOException {
        try (RowStreams streams = streams(null)) {
            Rows rows = new Rows();
            streams.table("silver.states", HOUR, HOUR.plusSeconds(3600), rows);

            assertThat(rows.of("aircraft")).containsExactlyInAnyOrder("4ca001", "4ca002", "4ca003", "4ca004");
            assertThat(streams.leftOut("silver.states", HOUR, HOUR.plusSeconds(3600)))
                    .isEmpty();
        }
    }

    @Test
    void leavesOutRowsOfWhichOneProviderIsNotChosen() throws IOException {
        try (RowStreams streams = streams(Set.of("simulator", "positions"))) {
            Rows rows = new Rows();
            streams.table("silver.states", HOUR, HOUR.plusSeconds(3600), rows);

            assertThat(rows.of("aircraft")).containsExactlyInAnyOrder("4ca002", "4ca003");
            assertThat(streams.leftOut("silver.states", HOUR, HOUR.plusSeconds(3600)))
                    .isEqualTo(Map.of("opensky", 1L, "opensky+simulator", 1L));
        }
    }

    @Test
    void aQuestionDoesNotSeeRowsThatAreLeftOut() throws IOException {
        Question path = Questions.bundled().question("flight-path");
        try (RowStreams streams = streams(Set.of("simulator"))) {
            Rows hidden = new Rows();
            streams.answer(path, Map.of("aircraft", "4ca001"), HOUR.plusSeconds(3600), hidden);
            Rows seen = new Rows();
            streams.answer(path, Map.of("aircraft", "4ca002"), HOUR.plusSeconds(3600), seen);

            assertThat(hidden.rows).isEmpty();
            assertThat(seen.rows).hasSize(1);
            assertThat(streams.leftOut(path, Map.of("aircraft", "4ca001"), HOUR.plusSeconds(3600)))
                    .isEqualTo(Map.of("opensky", 1L, "opensky+simulator", 1L, "positions+simulator", 1L));
        }
    }

    @Test
    void goldTablesHoldWhatTheirSourcesMayShow() throws IOException {
        try (QueryEngine engine =
                new QueryEngine(lake.lake(), GoldTable.bundled(), folder.resolve("temp"), QueryLimits.DEFAULT)) {
            new GoldMaterializer(lake.lake(), engine).materialize(HOUR);
        }
        try (RowStreams streams = streams(Set.of("simulator"))) {
            Rows rows = new Rows();
            streams.table("gold.cells_hourly", HOUR, HOUR.plusSeconds(3600), rows);

            assertThat(rows.of("provider")).containsExactly("simulator");
            assertThat(streams.leftOut("gold.cells_hourly", HOUR, HOUR.plusSeconds(3600)))
                    .containsOnlyKeys("opensky", "opensky+simulator", "positions+simulator");
        }
    }

    @Test
    void ofAMonthOfSealsNoneIsShownThatMayNot() throws IOException {
        try (RowStreams streams = streams(Set.of("simulator"))) {
            Rows rows = new Rows();
            streams.table("silver.seals", HOUR, HOUR.plusSeconds(3600), rows);
            assertThat(rows.rows).isEmpty();
        }
    }

    @Test
    void rowsAreNotLimitedNorHeld() throws IOException {
        int many = 60_000;
        lake.append(IntStream.range(0, many)
                .mapToObj(i -> state(
                                "4ca%03x".formatted(i % 4096),
                                "13:%02d:%02d".formatted(i / 60 % 60, i % 60),
                                "simulator")
                        .set("withheld", "x".repeat(40)))
                .toArray(StateRow[]::new));
        try (RowStreams streams = streams(null)) {
            long[] count = new long[1];
            streams.table("silver.states", HOUR.plusSeconds(10_800), HOUR.plusSeconds(14_400), new RowSink() {
                @Override
                public void begin(List<Answer.Column> columns) {}

                @Override
                public void row(List<Object> cells) {
                    count[0]++;
                }
            });
            assertThat(count[0]).isEqualTo(many);
        }
    }

    @Test
    void saysWhichTablesThereAre() {
        try (RowStreams streams = streams(null)) {
            assertThatThrownBy(() -> streams.table("silver.stats", HOUR, HOUR.plusSeconds(1), new Rows()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("silver.stats")
                    .hasMessageContaining("silver.states");
        }
    }

    private RowStreams streams(Set<String> providers) {
        return new RowStreams(lake.lake(), GoldTable.bundled(), folder.resolve("temp"), LIMITS, providers);
    }

    private static final class Rows implements RowSink {
        private final List<List<Object>> rows = new ArrayList<>();
        private List<String> columns = List.of();

        @Override
        public void begin(List<Answer.Column> names) {
            columns = names.stream().map(Answer.Column::name).toList();
        }

        @Override
        public void row(List<Object> cells) {
            rows.add(new ArrayList<>(cells));
        }

        List<Object> of(String column) {
            return rows.stream().map(row -> row.get(columns.indexOf(column))).toList();
        }
    }
}
