package dev.slipstream.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipstream.app.embedded.TestPostgres;
import dev.slipstream.app.schedule.AppDatabase;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.lakehouse.question.AnswerKeeper;
import dev.slipstream.lakehouse.question.GoldMaterializer;
import dev.slipstream.lakehouse.question.GoldTable;
import dev.slipstream.lakehouse.question.QueryEngine;
import dev.slipstream.lakehouse.question.QueryLimits;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.TestLake;
import dev.slipstream.stream.settle.ReferenceChoice;
import dev.slipstream.stream.settle.SettleJob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class HourKeeperTest {
    private static final Instant HOUR = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant LATER = HOUR.plus(Duration.ofHours(3));
    private static final Clock NOW = Clock.fixed(HOUR.plus(Duration.ofDays(2)), ZoneOffset.UTC);
    private static final String SOURCE = "history";

    @TempDir
    Path folder;

    /** An aircraft is heard in flight in two hours with a gap between them, and never again. */
    @Test
    void hoursThatWereImportedLeaveNothingDueAndNoFlightOpen() {
        try (TestLake lake = TestLake.in(folder.resolve("lake"));
                QueryEngine engine =
                        new QueryEngine(lake.lake(), GoldTable.bundled(), folder.resolve("temp"), QueryLimits.DEFAULT);
                AppDatabase database = AppDatabase.open(TestPostgres.shared())) {
            lake.appendCaptures(2, captures());
            HourKeeper hours = keeper(lake, engine, database);
            List<String> progress = new ArrayList<>();

            assertThat(hours.settle(
                            List.of(new HourPartition("opensky", HOUR), new HourPartition("opensky", LATER)),
                            progress::add))
                    .extracting(settled -> settled.hour().hour(), settled -> settled.seal() != null)
                    .containsExactly(tuple(HOUR, true), tuple(LATER, true));

            assertThat(hours.settleDue()).isEmpty();
            assertThat(hours.diff(HOUR, NOW.instant(), ReferenceChoice.SEALED, 0)
                            .equal())
                    .isTrue();
            assertThat(lake.rows(LakeTable.FLIGHTS).stream()
                            .max(Comparator.comparing(row -> (OffsetDateTime) row.getField("known_at"))))
                    .hasValueSatisfying(row -> assertThat(row.getField("stage")).isEqualTo("LOST"));
            assertThat(progress).last().asString().endsWith("hours, 0 to go");
        }
    }

    @Test
    void anHourThatIsOpenIsNotTriedHoweverShortTheWait() {
        try (TestLake lake = TestLake.in(folder.resolve("open"));
                QueryEngine engine =
                        new QueryEngine(lake.lake(), GoldTable.bundled(), folder.resolve("temp"), QueryLimits.DEFAULT);
                AppDatabase database = AppDatabase.open(TestPostgres.shared())) {
            lake.appendCaptures(2, captures());

            assertThat(keeper(lake, engine, database, Duration.ZERO, HOUR.plusSeconds(2 * 3_600 - 1))
                            .settleDue())
                    .isEmpty();
            assertThat(keeper(lake, engine, database, Duration.ZERO, HOUR.plusSeconds(2 * 3_600))
                            .settleDue())
                    .startsWith("1 of 1 due hours settled");
        }
    }

    private HourKeeper keeper(TestLake lake, QueryEngine engine, AppDatabase database) {
        return keeper(lake, engine, database, Duration.ofHours(1), NOW.instant());
    }

    private HourKeeper keeper(TestLake lake, QueryEngine engine, AppDatabase database, Duration wait, Instant at) {
        Clock clock = Clock.fixed(at, ZoneOffset.UTC);
        SettleJob job = new SettleJob(lake.lake(), ReferenceData::bundled, folder.resolve("flink"), 1, clock);
        DerivedHours derived = new DerivedHours(
                lake.lake(),
                database.pool(),
                List.of(
                        new GoldMaterializer(lake.lake(), engine)::materialize,
                        new AnswerKeeper(lake.lake(), engine, List::of, clock)::keep));
        return new HourKeeper(lake.lake(), job, derived, wait, clock);
    }

    private static List<Capture> captures() {
        List<Capture> captures = new ArrayList<>();
        long id = CaptureIds.first(SOURCE, HOUR);
        for (Instant begin : List.of(HOUR, LATER)) {
            for (int i = 0; i < 20; i++) {
                Instant at = begin.plusSeconds(1_800 + 10L * i);
                captures.add(new Capture(id++, "opensky", SOURCE, "/states/all", at, 200, body(at, 50 + i * 0.02)));
            }
        }
        return captures;
    }

    private static byte[] body(Instant at, double latitude) {
        long seen = at.getEpochSecond();
        return String.format(
                        Locale.ROOT,
                        "{\"time\":%d,\"states\":[[\"4ca001\",\"RYR1\",\"Ireland\",%d,%d,8.5,%.2f,3000,false,222.0,0.0,"
                                + "0.0,null,3100.0,\"1000\",false,0]]}",
                        seen,
                        seen,
                        seen,
                        latitude)
                .getBytes(StandardCharsets.UTF_8);
    }
}
