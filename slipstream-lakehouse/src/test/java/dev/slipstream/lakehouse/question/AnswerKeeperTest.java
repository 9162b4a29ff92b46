package dev.slipstream.lakehouse.question;

import static dev.slipstream.lakehouse.table.StateRow.aState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.lakehouse.table.TestLake;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerKeeperTest {
    private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T12:34:56Z");

    @TempDir
    Path folder;

    private TestLake test;
    private QueryEngine engine;

    @BeforeEach
    void open() {
        test = TestLake.in(folder.resolve("lake"));
        TestReference.publish(test.lake());
        engine = new QueryEngine(test.lake(), GoldTable.bundled(), folder.resolve("temp"), QueryLimits.DEFAULT);
        test.append(
                aState().aircraft("000001").callsign("DLH1").at("2026-11-20T10:59:00Z"),
                aState().aircraft("000002").callsign("BAW1").at("2026-11-20T11:00:00Z"));
    }

    @AfterEach
    void close() {
        engine.close();
        test.close();
    }

    private AnswerKeeper keeper(Instant now, Question... more) {
        return new AnswerKeeper(
                test.lake(),
                engine,
                () -> Stream.concat(Questions.bundled().list().stream(), Stream.of(more))
                        .toList(),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void keepsTheAnswerAtTheEndOfTheHourByDateAndHour() {
        assertThat(keeper(NOW).keep(TEN)).isEqualTo(2);

        assertThat(engine.sql("SELECT hour, parameters, rows, truncated, created_at FROM gold.answers"
                                + " WHERE date = '2026-11-20' AND hour_of_day = 10"
                                + " AND question = 'airline-with-most-flights'")
                        .rows())
                .containsExactly(List.of(TEN, "{\"contact\": \"10m\", \"top\": \"20\"}", 1, false, NOW));
        assertThat(engine.sql("SELECT answer->0->>'airline', CAST(answer->0->>'flights' AS INTEGER) FROM gold.answers"
                                + " WHERE question = 'airline-with-most-flights'")
                        .rows())
                .containsExactly(List.of("Lufthansa", 1));
    }

    @Test
    void addsAnAnswerOnlyWhenItDiffersAndKeepsTheOneBefore() {
        AnswerKeeper keeper = keeper(NOW);
        keeper.keep(TEN);
        assertThat(keeper.keep(TEN)).isZero();

        test.append(aState().aircraft("000003")
                .callsign("SIA1")
                .at("2026-11-20T10:58:00Z")
                .nowhere());
        assertThat(keeper(NOW.plusSeconds(60)).keep(TEN)).isEqualTo(1);
        assertThat(engine.sql("SELECT rows, created_at FROM gold.answers WHERE question = 'airline-with-most-flights'"
                                + " ORDER BY created_at")
                        .rows())
                .containsExactly(List.of(1, NOW), List.of(2, NOW.plusSeconds(60)));
        assertThat(keeper(NOW.plusSeconds(120)).keep(TEN)).isZero();
    }

    @Test
    void aQuestionThatFailsDoesNotStopTheOthers() {
        Question broken = Question.parse(
                "broken.sql",
                "-- title: Broken\n-- description: Reads what is not there.\n-- chart: table\n-- keep: hourly\n"
                        + "SELECT * FROM silver.nothing");
        assertThat(keeper(NOW, broken).keep(TEN)).isEqualTo(2);
    }

    @Test
    void keepsManyHoursInFewFiles() {
        AnswerKeeper keeper = keeper(NOW);
        for (int i = 0; i < 30; i++) {
            keeper.keep(TEN.plusSeconds(3600L * i));
        }
        assertThat(engine.sql("SELECT count(*), count(DISTINCT hour), max(date) FROM gold.answers")
                        .rows())
                .containsExactly(List.of(60L, 30L, LocalDate.parse("2026-11-21")));
        assertThat(test.files("gold.answers")).isLessThan(10);
    }
}
