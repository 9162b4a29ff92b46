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
    private static final HourPartition TWELVE = HourPartition.of("opensky", Instant.parse("2026-11-20T12:00:00Z"));
    private static final Duration WAIT = Duration.ofHours(1);
    private static final Instant LATER = Instant.parse("2026-11-21T00:00:00Z");
    private static final RuleVersions RULES = new RuleVersions(3, Map.of("opensky", 1, "simulator", 1));
    private static final String NONE = Handover.NO_TRACKS;
    private static final String SOME = "ab".repeat(32) + "-7";

    private final HourSurvey survey = new HourSurvey();

    @Test
    void settlesAnHourOnceItsWaitIsOver() {
        captured(TEN, "europe", 5);

        assertThat(due(Instant.parse("2026-11-20T11:59:59Z"))).isEmpty();
        assertThat(due(Instant.parse("2026-11-20T12:00:00Z"))).containsExactly(new DueHour(TEN, Cause.UNSEALED));
    }

    @Test
    void leavesASealedHourWhoseCapturesWereAllRead() {
        captured(TEN, "europe", 5);
        captured(TEN, "europe", 4);
        sealed(TEN, 5);
        flights(TEN, NONE, NONE);

        assertThat(due(LATER)).isEmpty();
    }

    @Test
    void settlesAgainWhenAnyTableHoldsALaterCaptureOrAnotherSource() {
        captured(ELEVEN, "asia", 1);
        captured(TEN, "europe", 5);
        survey.add(LakeTable.REJECTED, List.of(contents(TEN, "europe", 6)));
        sealed(TEN, 5);
        sealed(ELEVEN, 5);

        assertThat(due(LATER)).containsExactly(new DueHour(TEN, Cause.LATE_DATA), new DueHour(ELEVEN, Cause.LATE_DATA));
    }

    @Test
    void anHourIsDueOnceForWhicheverProviderHasACause() {
        HourPartition simulated = HourPartition.of("simulator", TEN.hour());
        captured(TEN, "europe", 5);
        captured(simulated, "europe", 5);
        sealed(TEN, 5);

        assertThat(due(LATER)).containsExactly(new DueHour(simulated, Cause.UNSEALED));
    }

    @Test
    void anHourSealedBeforeThereWereFlightsIsDue() {
        captured(TEN, "europe", 5);
        sealed(TEN, 5);

        assertThat(due(LATER)).containsExactly(new DueHour(HourPartition.ofAll(TEN.hour()), Cause.UNSEALED));
    }

    @Test
    void anHourWhoseCapturesWereLetGoIsNotDueForMendedRules() {
        survey.add(seal(TEN, 5, 1, null));

        assertThat(due(LATER)).isEmpty();
    }

    @Test
    void mendedRulesAndParsersMakeHoursDue() {
        captured(TEN, "europe", 5);
        survey.add(seal(TEN, 5, 2, 1));
        flights(TEN, NONE, NONE);
        captured(ELEVEN, "europe", 5);
        sealed(ELEVEN, 5);
        flights(ELEVEN, NONE, NONE);

        assertThat(due(LATER)).containsExactly(new DueHour(TEN, Cause.MENDED));
        RuleVersions mended = new RuleVersions(3, Map.of("opensky", 2));
        assertThat(SettlePlan.due(survey, LATER, WAIT, mended))
                .containsExactly(new DueHour(TEN, Cause.MENDED), new DueHour(ELEVEN, Cause.MENDED));
    }

    @Test
    void otherTracksMakeTheNextHourDue() {
        captured(TEN, "europe", 5);
        sealed(TEN, 5);
        flights(TEN, NONE, SOME);
        captured(ELEVEN, "europe", 5);
        sealed(ELEVEN, 5);
        flights(ELEVEN, "cd".repeat(32) + "-7", NONE);

        assertThat(due(LATER)).containsExactly(new DueHour(HourPartition.ofAll(ELEVEN.hour()), Cause.EARLIER));
    }

    @Test
    void tracksPassThroughHoursWithoutDataUntilNoneIsLeft() {
        captured(TEN, "europe", 5);
        sealed(TEN, 5);
        flights(TEN, NONE, SOME);

        assertThat(due(LATER)).containsExactly(new DueHour(HourPartition.ofAll(ELEVEN.hour()), Cause.UNSEALED));
        flights(ELEVEN, SOME, SOME);
        assertThat(due(LATER)).containsExactly(new DueHour(HourPartition.ofAll(TWELVE.hour()), Cause.UNSEALED));
        flights(TWELVE, SOME, NONE);
        assertThat(due(LATER)).isEmpty();
    }

    @Test
    void flightsThatWereAppendedMakeASealedHourDue() {
        captured(TEN, "europe", 5);
        sealed(TEN, 5);
        flights(TEN, NONE, NONE);
        survey.add(LakeTable.FLIGHTS, List.of(new HourContents(TEN, 1, 2, 1, Map.of())));
        assertThat(due(LATER)).isEmpty();

        survey.add(LakeTable.EVENTS, List.of(new HourContents(TEN, 1, 1, 1, Map.of())));
        assertThat(due(LATER)).containsExactly(new DueHour(HourPartition.ofAll(TEN.hour()), Cause.OTHER_ROWS));
    }

    @Test
    void flightReportsMakeAnHourDueAsStatesDo(@TempDir Path folder) {
        Instant received = TEN.hour().plusSeconds(60);
        Origin origin = new Origin("opensky", "europe", id("europe", 5), 0, received);
        Record report = ReportRow.of(aReport().from(origin).build());
        try (TestLake test = TestLake.in(folder)) {
            test.append(LakeTable.SCHEDULES, List.of(report));

            assertThat(SettlePlan.of(test.lake(), LATER, WAIT, RULES))
                    .containsExactly(new DueHour(TEN, Cause.UNSEALED));

            new Seals(test.lake())
                    .put(List.of(
                            new Seal(TEN, LATER, 1, 1, 0, 0, Map.of(), "aa", Map.of("europe", id("europe", 5)), 3, "r"),
                            ofAll(TEN, NONE, NONE)));
            assertThat(SettlePlan.of(test.lake(), LATER, WAIT, RULES)).isEmpty();

            test.append(LakeTable.SCHEDULES, List.of(report));
            assertThat(SettlePlan.of(test.lake(), LATER, WAIT, RULES))
                    .containsExactly(new DueHour(TEN, Cause.OTHER_ROWS));
        }
    }

    private List<DueHour> due(Instant now) {
        return SettlePlan.due(survey, now, WAIT, RULES);
    }

    private void captured(HourPartition hour, String source, int sequence) {
        survey.add(LakeTable.CAPTURES, List.of(contents(hour, source, sequence)));
    }

    private void sealed(HourPartition hour, int sequence) {
        survey.add(seal(hour, sequence, 3, 1));
    }

    private void flights(HourPartition hour, String tracksIn, String tracksOut) {
        survey.add(ofAll(hour, tracksIn, tracksOut));
    }

    private static Seal ofAll(HourPartition hour, String tracksIn, String tracksOut) {
        return new Seal(
                HourPartition.ofAll(hour.hour()),
                LATER,
                9,
                9,
                0,
                0,
                Map.of(),
                "bb",
                Map.of(),
                3,
                "r",
                null,
                2,
                new Handover(tracksIn, tracksOut));
    }

    private static long id(String source, int sequence) {
        return CaptureIds.prefix(source) | sequence;
    }

    private static HourContents contents(HourPartition hour, String source, int sequence) {
        return new HourContents(hour, 1, 1, 1, Map.of(CaptureIds.prefix(source), id(source, sequence)));
    }

    private static Seal seal(HourPartition hour, int sequence, int transform, Integer parser) {
        Map<String, Long> through = Map.of("europe", id("europe", sequence));
        return new Seal(hour, LATER, 9, 9, 0, 0, Map.of(), "aa", through, transform, "r", parser, 9, null);
    }
}
