package dev.slipstream.stream.settle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.lakehouse.table.Handover;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.Seals;
import dev.slipstream.lakehouse.table.SettlePlan;
import dev.slipstream.lakehouse.table.SettlePlan.Cause;
import dev.slipstream.lakehouse.table.SettlePlan.DueHour;
import dev.slipstream.lakehouse.table.StateRow;
import dev.slipstream.lakehouse.table.TestLake;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Flights of all providers together, over hours: at 10:00, 11:00 and so on. */
@Timeout(300)
class SettleFlightsTest {
    /** In the air and far from the ground, an aircraft may be out of hearing over an ocean. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofHours(10);

    private static final Instant TEN = RecordedDay.HOUR;
    private static final Instant ELEVEN = TEN.plusSeconds(3_600);
    private static final Instant TWELVE = TEN.plusSeconds(7_200);
    private static final Instant ONE = TEN.plusSeconds(10_800);
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final String AIRCRAFT = "4ca001";

    @TempDir
    Path folder;

    private SettleLakes lakes;

    @BeforeEach
    void makeLakes() {
        lakes = new SettleLakes(folder);
    }

    @Test
    void aFlightOverHoursHasAVersionInEachAndIsGivenUpInAnHourWithoutData() {
        Instant first = TEN.plusSeconds(600);
        Instant last = TWELVE.plusSeconds(3_000);
        try (TestLake lake = lakes.lakeWith(
                new Sightings("opensky", "europe")
                        .every(STEP, AIRCRAFT, first, last.plusSeconds(1))
                        .rows(),
                1)) {
            settleAllDue(lake, 2);

            List<Record> versions = flights(lake);
            assertThat(versions).extracting(row -> row.getField("flight_id")).containsOnly("4ca001-20261120T101000Z");
            assertThat(versions)
                    .extracting(row -> row.getField("stage"))
                    .containsExactly("AIRBORNE", "AIRBORNE", "AIRBORNE", "LOST");
            assertThat(times(versions, "known_at"))
                    .containsExactly(
                            ELEVEN.minusSeconds(600), TWELVE.minusSeconds(600), last, last.plus(GIVEN_UP_AFTER));
            assertThat(times(versions, "supersedes"))
                    .containsExactly(null, ELEVEN.minusSeconds(600), TWELVE.minusSeconds(600), last);
            assertThat(versions).extracting(row -> row.getField("observations")).containsExactly(5L, 11L, 17L, 17L);
            assertThat(sealOfAll(lake, ONE).handover().handsOn()).isTrue();
            assertThat(sealOfAll(lake, last.plus(GIVEN_UP_AFTER).truncatedTo(ChronoUnit.HOURS))
                            .handover()
                            .handsOn())
                    .as("nothing is left to wait for")
                    .isFalse();
            assertThat(SettlePlan.of(
                            lake.lake(),
                            SettleLakes.NEXT_DAY.instant(),
                            Duration.ofHours(1),
                            lakes.job(lake, 1).rules()))
                    .isEmpty();
            assertThat(SettleLakes.verify(lakes.job(lake, 1), List.of(TEN, ELEVEN, TWELVE, ONE)))
                    .allSatisfy(found -> assertThat(found.differences()).isEmpty());
        }
    }

    @Test
    void providersOfOneAircraftMakeOneFlightAndSealsOfTheirOwn() {
        List<Record> captures = new ArrayList<>(new Sightings("opensky", "europe")
                .every(STEP, AIRCRAFT, TEN, ELEVEN)
                .rows());
        captures.addAll(new Sightings("simulator", "simulated")
                .every(STEP, AIRCRAFT, TEN.plusSeconds(300), ELEVEN)
                .seen(AIRCRAFT, TEN)
                .rows());
        try (TestLake lake = lakes.lakeWith(captures, 1)) {
            SettleResult result = lakes.job(lake, 2).settle(TEN);

            assertThat(result.seals())
                    .extracting(seal -> seal.partition().provider())
                    .containsExactly("opensky", "simulator", HourPartition.ALL_PROVIDERS);
            Seal all = result.seal(HourPartition.ALL_PROVIDERS).orElseThrow();
            assertThat(all.items())
                    .isEqualTo(13)
                    .isEqualTo(lake.rows(LakeTable.STATES).size());
            assertThat(all.stored()).isEqualTo(12);
            assertThat(all.repeated())
                    .as("told at the same instant by the provider of lower rank")
                    .isEqualTo(1);
            assertThat(all.rows()).isEqualTo(1);
            assertThat(all.handover().tracksIn()).isEqualTo(Handover.NO_TRACKS);
            assertThat(result.seal("opensky").orElseThrow().stored()).isEqualTo(6);
            assertThat(result.seal("simulator").orElseThrow().stored()).isEqualTo(7);
            assertThat(flights(lake)).singleElement().satisfies(flight -> {
                assertThat(flight.getField("provider")).isEqualTo("opensky+simulator");
                assertThat(flight.getField("observations")).isEqualTo(12L);
                assertThat(flight.getField("first_source"))
                        .as("of lower rank at the same instant")
                        .isEqualTo("europe");
                assertThat(flight.getField("stage")).isEqualTo(Flight.Stage.AIRBORNE.name());
            });
        }
    }

    @Test
    void theSealsAreTheSameInHoweverManyTasks() {
        List<Record> captures = new ArrayList<>(RecordedDay.rows(RecordedDay.captures()));
        captures.addAll(new Sightings("simulator", "simulated")
                .every(STEP, "4ca00a", TEN.minusSeconds(1_800), ONE)
                .every(STEP, "abc123", TEN.plusSeconds(60), TWELVE)
                .rows());
        List<Object> said = new ArrayList<>();
        for (int parallelism : List.of(1, 2, 4)) {
            try (TestLake lake = lakes.lakeWith(captures, parallelism)) {
                settleAllDue(lake, parallelism);

                assertThat(SettleLakes.said(lake).keySet())
                        .extracting(HourPartition::provider)
                        .contains("opensky", "simulator", HourPartition.ALL_PROVIDERS);
                said.add(SettleLakes.said(lake));
            }
        }
        assertThat(said.get(1)).isEqualTo(said.get(0));
        assertThat(said.get(2)).isEqualTo(said.get(0));
    }

    @Test
    void lateDataChangeTheFlightsOfTheHoursThatFollow() {
        try (TestLake lake = lakes.lakeWith(
                new Sightings("opensky", "europe")
                        .seen(AIRCRAFT, TEN.plusSeconds(60))
                        .every(STEP, AIRCRAFT, TEN.plusSeconds(3_000), TWELVE.plusSeconds(600))
                        .rows(),
                1)) {
            settleAllDue(lake, 1);
            assertThat(flights(lake))
                    .extracting(row -> row.getField("flight_id"))
                    .containsOnly("4ca001-20261120T100100Z");
            List<Record> late = new Sightings("opensky", "europe", 1_000)
                    .seen(AIRCRAFT, TEN.plusSeconds(10))
                    .rows();

            lake.append(LakeTable.CAPTURES, late);
            assertThat(due(lake)).containsExactly(new DueHour(new HourPartition("opensky", TEN), Cause.LATE_DATA));
            List<SettleResult> results = lakes.job(lake, 1).settle(List.of(TEN));

            assertThat(results).extracting(SettleResult::hour).contains(TEN, ELEVEN, TWELVE);
            assertThat(flights(lake))
                    .extracting(row -> row.getField("flight_id"))
                    .as("it began earlier than was known")
                    .containsOnly("4ca001-20261120T100010Z");
            assertThat(due(lake)).isEmpty();
            TestLake fresh = TestLake.in(folder.resolve("fresh"));
            fresh.append(LakeTable.CAPTURES, lake.rows(LakeTable.CAPTURES));
            settleAllDue(fresh, 1);
            assertThat(SettleLakes.said(fresh)).isEqualTo(SettleLakes.said(lake));
            fresh.close();
        }
    }

    @Test
    void anHourThatIsBlockedHoldsUpThoseAfterItOnlyForAWhile() {
        try (TestLake lake = lakes.lakeWith(
                new Sightings("opensky", "europe")
                        .every(STEP, AIRCRAFT, TEN.plusSeconds(600), TWELVE)
                        .rows(),
                1)) {
            lake.append(StateRow.aState()
                    .from("opensky", "europe")
                    .at("2026-11-20T10:30:00Z")
                    .capture(CaptureIds.prefix("europe") | (1L << 41), 0));
            SettleJob soon = new SettleJob(
                    lake.lake(),
                    ReferenceData::bundled,
                    folder.resolve("flink"),
                    1,
                    Clock.fixed(TWELVE.plusSeconds(7_200), ZoneOffset.UTC));

            assertThat(soon.settle(List.of(TEN, ELEVEN)))
                    .extracting(SettleResult::note)
                    .satisfiesExactly(
                            ten -> assertThat(ten).contains("captures of opensky that bronze does not have"),
                            eleven -> assertThat(eleven)
                                    .isEqualTo(
                                            "it waits for 2026-11-20T10:00:00Z, until 2026-11-20T18:00:00Z at most"));
            assertThat(lakes.job(lake, 1).settle(List.of(TEN, ELEVEN)))
                    .extracting(SettleResult::settled)
                    .containsExactly(false, true);
        }
    }

    private List<DueHour> due(TestLake lake) {
        return SettlePlan.of(
                lake.lake(),
                SettleLakes.NEXT_DAY.instant(),
                Duration.ofHours(1),
                lakes.job(lake, 1).rules());
    }

    private void settleAllDue(TestLake lake, int parallelism) {
        for (List<DueHour> due = due(lake); !due.isEmpty(); due = due(lake)) {
            assertThat(lakes.job(lake, parallelism)
                            .settle(due.stream()
                                    .map(hour -> hour.partition().hour())
                                    .toList()))
                    .allSatisfy(result -> assertThat(result.note()).isEmpty());
        }
    }

    private static Seal sealOfAll(TestLake lake, Instant hour) {
        return new Seals(lake.lake())
                .find(HourPartition.ofAll(hour))
                .orElseThrow()
                .seal();
    }

    private static List<Record> flights(TestLake lake) {
        return lake.rows(LakeTable.FLIGHTS).stream()
                .sorted(Comparator.comparing(row -> (OffsetDateTime) row.getField("known_at")))
                .toList();
    }

    private static List<Instant> times(List<Record> rows, String column) {
        return rows.stream()
                .map(row -> (OffsetDateTime) row.getField(column))
                .map(time -> time == null ? null : time.toInstant())
                .collect(Collectors.toList());
    }
}
