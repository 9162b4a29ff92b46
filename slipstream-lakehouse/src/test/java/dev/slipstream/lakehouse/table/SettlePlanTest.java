package dev.slipstream.lakehouse.table;

import static dev.slipstream.core.model.ReportBuilder.aReport;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.core.model.Origin;
import dev.slipstream.lakehouse.table.SettlePlan.Cause;
import dev.slipstream.lakehouse.table.SettlePlan.DueHour;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettlePlanTest {
    private static final HourPartition TEN = HourPartition.of("opensky", Instant.parse("2026-11-20T10:00:00Z"));
    private static final HourPartition ELEVEN = HourPartition.of("opensky", Instant.parse("2026-11-20T11:00:00Z"));
    private static final Duration WAIT = Duration.ofHours(1);
    private static final Instant LATER = Instant.parse("2026-11-21T00:00:00Z");

    @Test
    void settlesAnHourOnceItsWaitIsOver() {
        List<HourContents> present = List.of(contents(TEN, "europe", 5));

        assertThat(SettlePlan.due(present, List.of(), Instant.parse("2026-11-20T11:59:59Z"), WAIT))
                .isEmpty();
        assertThat(SettlePlan.due(present, List.of(), Instant.parse("2026-11-20T12:00:00Z"), WAIT))
                .containsExactly(new DueHour(TEN, Cause.UNSEALED));
    }

    @Test
    void leavesASealedHourWhoseCapturesWereAllRead() {
        assertThat(SettlePlan.due(
                        List.of(contents(TEN, "europe", 5), contents(TEN, "europe", 4)),
                        List.of(seal(TEN, Map.of("europe", id("europe", 5)))),
                        LATER,
                        WAIT))
                .isEmpty();
    }

    @Test
    void settlesAgainWhenAnyTableHoldsALaterCaptureOrAnotherSource() {
        Seal ten = seal(TEN, Map.of("europe", id("europe", 5)));
        Seal eleven = seal(ELEVEN, Map.of("europe", id("europe", 5)));

        assertThat(SettlePlan.due(
                        List.of(contents(ELEVEN, "asia", 1), contents(TEN, "europe", 5), contents(TEN, "europe", 6)),
                        List.of(eleven, ten),
                        LATER,
                        WAIT))
                .containsExactly(new DueHour(TEN, Cause.LATE_DATA), new DueHour(ELEVEN, Cause.LATE_DATA));
    }

    @Test
    void keepsProvidersApart() {
        HourPartition simulated = HourPartition.of("simulator", TEN.hour());
        assertThat(SettlePlan.due(
                        List.of(contents(TEN, "europe", 5), contents(simulated, "europe", 5)),
                        List.of(seal(TEN, Map.of("europe", id("europe", 5)))),
                        LATER,
                        WAIT))
                .containsExactly(new DueHour(simulated, Cause.UNSEALED));
    }

    @Test
    void flightReportsMakeAnHourDueAsStatesDo(@TempDir Path folder) {
        Instant received = TEN.hour().plusSeconds(60);
        Origin origin = new Origin("opensky", "europe", id("europe", 5), 0, received);
        Record report = ReportRow.of(aReport().from(origin).build());
        try (TestLake test = TestLake.in(folder)) {
            test.append(LakeTable.SCHEDULES, List.of(report));

            assertThat(SettlePlan.of(test.lake(), LATER, WAIT)).containsExactly(new DueHour(TEN, Cause.UNSEALED));

            new Seals(test.lake())
                    .put(List.of(new Seal(
                            TEN, LATER, 1, 1, 0, 0, Map.of(), "aa", Map.of("europe", id("europe", 5)), 1, "r")));
            assertThat(SettlePlan.of(test.lake(), LATER, WAIT)).isEmpty();

            test.append(LakeTable.SCHEDULES, List.of(report));
            assertThat(SettlePlan.of(test.lake(), LATER, WAIT)).containsExactly(new DueHour(TEN, Cause.OTHER_ROWS));
        }
    }

    private static long id(String source, int sequence) {
        return CaptureIds.prefix(source) | sequence;
    }

    private static HourContents contents(HourPartition hour, String source, int sequence) {
        return new HourContents(hour, 1, 1, 1, Map.of(CaptureIds.prefix(source), id(source, sequence)));
    }

    private static Seal seal(HourPartition hour, Map<String, Long> through) {
        return new Seal(hour, LATER, 0, 0, 0, 0, Map.of(), "aa", through, 1, "r");
    }
}
