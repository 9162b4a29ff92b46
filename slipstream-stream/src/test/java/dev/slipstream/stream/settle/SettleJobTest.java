package dev.slipstream.stream.settle;

import static dev.slipstream.stream.settle.SettleLakes.settled;
import static dev.slipstream.stream.settle.SettleLakes.sorted;
import static dev.slipstream.stream.settle.SettleLakes.verify;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.Seals;
import dev.slipstream.lakehouse.table.TestLake;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SettleJobTest {
    private static final HourPartition HOUR = new HourPartition("opensky", RecordedDay.HOUR);

    private static List<Capture> captures;

    private static List<Item> items;

    @TempDir
    Path folder;

    private SettleLakes lakes;

    @BeforeAll
    static void recordOnce() {
        captures = RecordedDay.captures();
        items = RecordedDay.items(captures);
    }

    @BeforeEach
    void makeLakes() {
        lakes = new SettleLakes(folder);
    }

    @Test
    void givesTheSameHourHoweverTheDataCameAndInHoweverManyTasks() {
        Seal live;
        List<List<Object>> rows;
        try (TestLake lake = lakeWith(1)) {
            List<StateVector> provisional = new ArrayList<>(inHour(StateVector.class));
            Collections.shuffle(provisional, new Random(7));
            lake.append(provisional.subList(0, 500));
            lake.append(provisional.subList(400, provisional.size()));

            live = settle(lake, 2);

            rows = sorted(lake.rows(LakeTable.STATES));
            SettleResult rebuilt = lakes.job(lake, 1)
                    .rebuild(HOUR.hour(), HOUR.end(), ReferenceChoice.SEALED)
                    .get(0);
            assertThat(settled(rebuilt, HOUR).contentHash()).isEqualTo(live.contentHash());
            assertThat(sorted(lake.rows(LakeTable.STATES))).isEqualTo(rows);
            assertThat(verify(lakes.job(lake, 2), HOUR).equal()).isTrue();
        }
        List<Capture> shuffled = new ArrayList<>(captures);
        Collections.shuffle(shuffled, new Random(3));
        try (TestLake lake = lakes.lakeWith(RecordedDay.rows(shuffled), 4)) {
            Seal settled = settle(lake, 1);

            assertThat(settled.contentHash()).isEqualTo(live.contentHash());
            assertThat(settled.rejectedByReason()).isEqualTo(live.rejectedByReason());
            assertThat(settled.through()).isEqualTo(live.through()).hasSize(2);
            assertThat(sorted(lake.rows(LakeTable.STATES))).isEqualTo(rows);
        }
    }

    @Test
    void accountsForEveryItemOfTheHour() {
        try (TestLake lake = lakeWith(3)) {
            Seal seal = settle(lake, 2);

            List<StateVector> states = inHour(StateVector.class);
            Set<Object> distinct = states.stream()
                    .map(state -> java.util.Arrays.asList(state.aircraft(), state.seenAt(), state.positionAt()))
                    .collect(Collectors.toSet());
            Map<String, Long> reasons = inHour(Rejected.class).stream()
                    .collect(Collectors.groupingBy(
                            refusal -> refusal.reason().name(), TreeMap::new, Collectors.counting()));
            assertThat(seal.items())
                    .isEqualTo(states.size() + inHour(Rejected.class).size());
            assertThat(seal.stored()).isEqualTo(distinct.size());
            assertThat(seal.repeated())
                    .isEqualTo(states.size() - distinct.size())
                    .isPositive();
            assertThat(seal.rejectedByReason())
                    .isEqualTo(reasons)
                    .containsKeys("STALE_CONTACT", "FUTURE_TIME", "BAD_ADDRESS", "UNREADABLE_BODY");
            assertThat(lake.rows(LakeTable.STATES)).hasSize(distinct.size());
            assertThat(lake.rows(LakeTable.REJECTED)).hasSize((int) seal.rejected());
            assertThat(new Seals(lake.lake()).find(HOUR)).isPresent();
        }
    }

    @Test
    void keepsTheFirstOfWhatIsSaidTwiceAndSortsByAircraftAndTime() {
        try (TestLake lake = lakeWith(1)) {
            settle(lake, 1);

            List<Record> rows = lake.rows(LakeTable.STATES);
            assertThat(rows)
                    .isSortedAccordingTo(
                            java.util.Comparator.comparing((Record row) -> (String) row.getField("aircraft"))
                                    .thenComparing(row -> (java.time.OffsetDateTime) row.getField("seen_at")));
            assertThat(rows).allSatisfy(row -> {
                assertThat(row.getField("operator")).isEqualTo("RYR");
                assertThat(row.getField("registry_country")).isEqualTo("IE");
            });
        }
    }

    /** Seals outlive releases: another hash needs another version of the rules; this one is of version 3. */
    @Test
    void anHourOfStatesAloneKeepsItsHash() {
        try (TestLake lake = lakeWith(1)) {
            assertThat(settle(lake, 2).contentHash())
                    .isEqualTo("40c66d050964301871bdd9ab90b30c46b210128a95cc17a8e0624e92c571ed50-2257");
        }
    }

    private Seal settle(TestLake lake, int parallelism) {
        return settled(lakes.job(lake, parallelism).settle(HOUR.hour()), HOUR);
    }

    private TestLake lakeWith(int commits) {
        return lakes.lakeWith(RecordedDay.rows(captures), commits);
    }

    private static <T extends Item> List<T> inHour(Class<T> kind) {
        return items.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(item -> {
                    Instant at = item instanceof StateVector state ? state.seenAt() : ((Rejected) item).accountedAt();
                    return !at.isBefore(HOUR.hour()) && at.isBefore(HOUR.end());
                })
                .toList();
    }
}
