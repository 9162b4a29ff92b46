package dev.slipstream.stream.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.core.model.StateVector;
import dev.slipstream.ingest.provider.CaptureParser;
import dev.slipstream.ingest.provider.CaptureReader;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.SettlePlan;
import dev.slipstream.lakehouse.table.SettlePlan.Cause;
import dev.slipstream.lakehouse.table.SettlePlan.DueHour;
import dev.slipstream.lakehouse.table.TestLake;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hours that are settled again: after a death in the middle, after a mended parser, on demand. */
@Timeout(300)
class SettleRepairTest {
    private static final Instant TEN = RecordedDay.HOUR;
    private static final Instant ELEVEN = TEN.plusSeconds(3_600);
    private static final Instant TWELVE = TEN.plusSeconds(7_200);
    private static final Instant ONE = TEN.plusSeconds(10_800);
    private static final Duration STEP = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private SettleLakes lakes;

    @BeforeEach
    void makeLakes() {
        lakes = new SettleLakes(folder);
    }

    /** The end of the process, as far as the lake can tell: nothing after it is committed or cleaned up. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Each attempt finds what the one before left, dies a step later, and the last goes through. */
    @Test
    void whereverSettlingDiesTheHourIsDueAndSettlingItAgainGivesTheSameSeals() {
        List<String> steps = new ArrayList<>();
        try (TestLake lake = lake()) {
            SettleJob watched = lakes.job(lake, 1, ParserChoice.OF_PROVIDERS, steps::add);
            assertThat(watched.settle(List.of(TEN, ELEVEN))).allMatch(SettleResult::settled);
            Map<HourPartition, List<Object>> expected = SettleLakes.said(lake);
            assertThat(steps.subList(0, steps.size() / 2)).isEqualTo(steps.subList(steps.size() / 2, steps.size()));

            List<String> deadly = steps.subList(0, steps.size() / 2);
            assertThat(deadly).contains("settle-after-open", "settle-after-tracks", "settle-before-seal");
            for (String step : deadly) {
                SettleJob dying = lakes.job(lake, 1, ParserChoice.OF_PROVIDERS, reached -> {
                    if (reached.equals(step)) {
                        throw new Death();
                    }
                });
                assertThatThrownBy(() -> dying.settle(TEN)).isInstanceOf(Death.class);

                if (step.equals("settle-before-open") || step.equals("settle-after-seal")) {
                    assertThat(SettleLakes.said(lake)).as(step).isEqualTo(expected);
                } else {
                    assertThat(due(lake, ParserChoice.OF_PROVIDERS))
                            .as(step)
                            .contains(new DueHour(HourPartition.ofAll(TEN), Cause.UNSEALED));
                }
            }
            assertThat(lakes.job(lake, 1).settle(TEN).settled()).isTrue();
            assertThat(SettleLakes.said(lake)).isEqualTo(expected);
        }
    }

    @Test
    void anHourThatDiedBeforeItsFirstSealIsDue() {
        try (TestLake lake = lake()) {
            SettleJob dying = lakes.job(lake, 1, ParserChoice.OF_PROVIDERS, reached -> {
                if (reached.equals("settle-after-events")) {
                    throw new Death();
                }
            });
            assertThatThrownBy(() -> dying.settle(TEN)).isInstanceOf(Death.class);

            assertThat(lake.rows(LakeTable.FLIGHTS)).isNotEmpty();
            assertThat(due(lake, ParserChoice.OF_PROVIDERS))
                    .contains(new DueHour(new HourPartition("opensky", TEN), Cause.UNSEALED));
            assertThat(lakes.job(lake, 1).settle(ELEVEN).note()).isEmpty();
        }
    }

    @Test
    void aMendedParserChangesExactlyTheHoursAndRowsItShould() {
        ParserChoice mended = new MendedSquawk();
        try (TestLake lake = lake()) {
            lakes.job(lake, 1).settle(List.of(TEN, ELEVEN, TWELVE));
            SettleJob job = lakes.job(lake, 1, mended, step -> {});
            Map<HourPartition, List<Object>> before = SettleLakes.said(lake);
            int files = lakes.dataFiles().size();

            List<HourDifference> differences = diff(job);

            assertThat(lakes.dataFiles()).hasSize(files);
            assertThat(SettleLakes.said(lake)).isEqualTo(before);
            assertThat(differences).extracting(HourDifference::hour).containsExactly(TEN, ELEVEN, TWELVE);
            assertThat(differences).extracting(HourDifference::equal).containsExactly(true, false, true);
            TableChanges states = differences.get(1).of(LakeTable.STATES).orElseThrow();
            assertThat(differences.get(1).tables()).containsExactly(states);
            assertThat(states.changed()).isEqualTo(6);
            assertThat(states.onlyStored() + states.onlyDerived()).isZero();
            assertThat(states.lines())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line)
                            .startsWith("differs in silver.states: capture_id=")
                            .endsWith(": squawk 1000 -> 7000"));
            assertThat(due(lake, mended))
                    .extracting(DueHour::cause)
                    .containsExactly(Cause.MENDED, Cause.MENDED, Cause.MENDED);
            assertThat(due(lake, ParserChoice.OF_PROVIDERS)).isEmpty();

            assertThat(job.rebuild(TEN, ONE, ReferenceChoice.SEALED)).allMatch(SettleResult::settled);

            assertThat(diff(job)).allMatch(HourDifference::equal);
            assertThat(due(lake, mended)).isEmpty();
            Map<HourPartition, List<Object>> after = SettleLakes.said(lake);
            assertThat(after.keySet()).isEqualTo(before.keySet());
            assertThat(hashes(after).entrySet().stream()
                            .filter(hash ->
                                    !hash.getValue().equals(hashes(before).get(hash.getKey())))
                            .map(Map.Entry::getKey))
                    .containsExactly(new HourPartition("opensky", ELEVEN));
        }
    }

    @Test
    void aParserThatFindsMoreShowsWhatWouldComeInTheFlightsOfLaterHoursToo() {
        try (TestLake lake = lake()) {
            lakes.job(lake, 1).settle(List.of(TEN, ELEVEN, TWELVE));
            SettleJob job = lakes.job(lake, 1, new DeafUntilHalfPast(), step -> {});

            List<HourDifference> differences = diff(job);

            TableChanges gone = differences.get(0).of(LakeTable.STATES).orElseThrow();
            assertThat(gone.onlyStored()).isEqualTo(3);
            assertThat(differences.get(0).of(LakeTable.FLIGHTS).orElseThrow().onlyDerived())
                    .as("another first observation, another flight")
                    .isEqualTo(1);
            assertThat(differences.get(1).of(LakeTable.STATES)).isEmpty();
            assertThat(differences.get(1).of(LakeTable.FLIGHTS).orElseThrow().onlyDerived())
                    .isEqualTo(1);
            job.rebuild(TEN, ELEVEN, ReferenceChoice.SEALED);
            assertThat(diff(job)).as("hours that follow were settled too").allMatch(HourDifference::equal);
        }
    }

    @Test
    void rebuildingAnHourInTheMiddleChangesNothing() {
        try (TestLake lake = lake()) {
            lakes.job(lake, 2).settle(List.of(TEN, ELEVEN, TWELVE));
            Map<HourPartition, List<Object>> before = SettleLakes.said(lake);
            List<List<Object>> rows = SettleLakes.sorted(lake.rows(LakeTable.FLIGHTS));

            List<SettleResult> results = lakes.job(lake, 1).rebuild(ELEVEN, TWELVE, ReferenceChoice.SEALED);

            assertThat(results)
                    .singleElement()
                    .satisfies(result -> assertThat(result.settled()).isTrue());
            assertThat(SettleLakes.said(lake)).isEqualTo(before);
            assertThat(SettleLakes.sorted(lake.rows(LakeTable.FLIGHTS))).isEqualTo(rows);
        }
    }

    @Test
    void verifyShowsTracksThatAreNotThoseHandedOn() {
        try (TestLake lake = lake()) {
            lakes.job(lake, 1).settle(List.of(TEN, ELEVEN));
            Record track = lake.rows(LakeTable.TRACKS).stream()
                    .filter(row -> row.getField("hour").toString().startsWith("2026-11-20T11:00"))
                    .findFirst()
                    .orElseThrow();
            track.setField("aircraft", "4ca0ff");
            lake.append(LakeTable.TRACKS, List.of(track));

            assertThat(SettleLakes.verify(lakes.job(lake, 1), HourPartition.ofAll(TEN))
                            .differences())
                    .singleElement()
                    .asString()
                    .startsWith("only in silver.tracks: hour=2026-11-20T11:00:00Z aircraft=4ca0ff");
            assertThat(SettleLakes.verify(lakes.job(lake, 1), HourPartition.ofAll(ELEVEN))
                            .differences())
                    .anyMatch(line -> line.startsWith("the seal went on from the tracks "));
            assertThat(lakes.job(lake, 1).settle(ELEVEN).note())
                    .isEqualTo("silver.tracks does not hold the tracks that 2026-11-20T10:00:00Z handed on;"
                            + " rebuild that hour first");
        }
    }

    /** Two aircraft over three hours; the second is heard at 11 only. */
    private TestLake lake() {
        return lakes.lakeWith(
                new Sightings("opensky", "europe")
                        .every(STEP, "4ca001", TEN, ONE)
                        .every(STEP, "4ca002", ELEVEN, TWELVE)
                        .rows(),
                1);
    }

    private static List<HourDifference> diff(SettleJob job) {
        List<HourDifference> found = new ArrayList<>();
        job.diff(TEN, ONE, ReferenceChoice.SEALED, 2, found::add);
        return found;
    }

    private static Map<HourPartition, Object> hashes(Map<HourPartition, List<Object>> said) {
        Map<HourPartition, Object> hashes = new TreeMap<>();
        said.forEach((partition, facts) -> hashes.put(partition, facts.get(0)));
        return hashes;
    }

    private static List<DueHour> due(TestLake lake, ParserChoice parsers) {
        return SettlePlan.of(lake.lake(), ONE.plus(Duration.ofHours(1)), Duration.ofHours(1), parsers.versions());
    }

    /** OpenSky's parser of a later version, which reads another squawk of the second aircraft. */
    private static final class MendedSquawk implements ParserChoice {
        private static final long serialVersionUID = 1;

        @Override
        public CaptureReader newReader(ProviderType type) {
            CaptureParser old = type.newParser();
            return new CaptureReader(
                    type,
                    (capture, items) -> old.parse(
                            capture,
                            item -> items.accept(
                                    item instanceof StateVector state
                                                    && state.aircraft().equals("4ca002")
                                            ? squawking(state)
                                            : item)));
        }

        @Override
        public int version(ProviderType type) {
            return type.parserVersion() + 1;
        }

        private static StateVector squawking(StateVector state) {
            return new StateVector(
                    state.aircraft(),
                    state.seenAt(),
                    state.positionAt(),
                    state.callsign(),
                    state.position(),
                    state.withheld(),
                    state.baroAltitudeMeters(),
                    state.geoAltitudeMeters(),
                    state.onGround(),
                    state.motion(),
                    "7000",
                    state.spi(),
                    state.positionSource(),
                    state.category(),
                    state.origin());
        }
    }

    /** A later version that finds nothing in captures before half past ten. */
    private static final class DeafUntilHalfPast implements ParserChoice {
        private static final long serialVersionUID = 1;

        @Override
        public CaptureReader newReader(ProviderType type) {
            CaptureParser old = type.newParser();
            return new CaptureReader(type, (capture, items) -> {
                if (!capture.receivedAt().isBefore(TEN.plusSeconds(1_800))) {
                    old.parse(capture, items);
                }
            });
        }

        @Override
        public int version(ProviderType type) {
            return type.parserVersion() + 1;
        }
    }
}
