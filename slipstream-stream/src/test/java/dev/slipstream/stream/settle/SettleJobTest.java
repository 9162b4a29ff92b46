package dev.slipstream.stream.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.core.config.UserError;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.reference.ReferenceShelf;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.Seals;
import dev.slipstream.lakehouse.table.StateRow;
import dev.slipstream.lakehouse.table.TestLake;
import dev.slipstream.stream.operators.ReferenceLoader;
import dev.slipstream.stream.operators.ReferenceVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SettleJobTest {
    private static final HourPartition HOUR = new HourPartition("opensky", RecordedDay.HOUR);
    private static final Clock NEXT_DAY = Clock.fixed(RecordedDay.HOUR.plusSeconds(86_400), ZoneOffset.UTC);
    private static final AtomicReference<Runnable> WHILE_SETTLING = new AtomicReference<>(() -> {});

    private static List<Capture> captures;
    private static List<Item> items;

    @TempDir
    Path folder;

    @BeforeAll
    static void recordOnce() {
        captures = RecordedDay.captures();
        items = RecordedDay.items(captures);
    }

    @Test
    void givesTheSameHourHoweverTheDataCameAndInHoweverManyTasks() {
        Seal live;
        List<List<Object>> rows;
        try (TestLake lake = lakeWith(captures, 1)) {
            List<StateVector> provisional = new ArrayList<>(inHour(StateVector.class));
            Collections.shuffle(provisional, new Random(7));
            lake.append(provisional.subList(0, 500));
            lake.append(provisional.subList(400, provisional.size()));

            live = settle(lake, 2);

            rows = sorted(lake.rows(LakeTable.STATES));
            SettleResult rebuilt = job(lake, 1).rebuild(HOUR.hour(), HOUR.end()).get(0);
            assertThat(rebuilt.seal().orElseThrow().contentHash()).isEqualTo(live.contentHash());
            assertThat(sorted(lake.rows(LakeTable.STATES))).isEqualTo(rows);
            assertThat(job(lake, 2).verify(HOUR).equal()).isTrue();
        }
        List<Capture> shuffled = new ArrayList<>(captures);
        Collections.shuffle(shuffled, new Random(3));
        try (TestLake lake = lakeWith(shuffled, 4)) {
            Seal settled = settle(lake, 1);

            assertThat(settled.contentHash()).isEqualTo(live.contentHash());
            assertThat(settled.rejectedByReason()).isEqualTo(live.rejectedByReason());
            assertThat(settled.through()).isEqualTo(live.through()).hasSize(2);
            assertThat(sorted(lake.rows(LakeTable.STATES))).isEqualTo(rows);
        }
    }

    @Test
    void accountsForEveryItemOfTheHour() {
        try (TestLake lake = lakeWith(captures, 3)) {
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
        try (TestLake lake = lakeWith(captures, 1)) {
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
        try (TestLake lake = lakeWith(captures, 1)) {
            assertThat(settle(lake, 2).contentHash())
                    .isEqualTo("40c66d050964301871bdd9ab90b30c46b210128a95cc17a8e0624e92c571ed50-2257");
        }
    }

    @Test
    void leavesAnHourThatHoldsMoreThanItsCaptures() {
        try (TestLake lake = lakeWith(captures, 1)) {
            lake.append(StateRow.aState()
                    .from("opensky", "opensky-world")
                    .at("2026-11-20T10:59:59Z")
                    .capture(Long.MAX_VALUE >> 1, 0));

            SettleResult result = job(lake, 1).settle(HOUR);

            assertThat(result.settled()).isFalse();
            assertThat(result.note()).contains("silver.states has rows of captures that bronze does not have");
            assertThat(lake.rows(LakeTable.STATES)).hasSize(1);
            assertThat(new Seals(lake.lake()).find(HOUR)).isEmpty();
            assertThat(dataFiles()).hasSize(1);
        }
    }

    @Test
    void settlesAgainWhenRowsWereAppendedMeanwhile() {
        try (TestLake lake = lakeWith(captures, 1)) {
            StateVector late = inHour(StateVector.class).get(0);
            WHILE_SETTLING.set(() -> lake.append(List.of(late)));

            Seal seal = settle(lake, 1);

            assertThat(lake.rows(LakeTable.STATES)).hasSize((int) seal.stored());
        }
    }

    @Test
    void showsTheRowsThatDifferAndChangesNothing() throws IOException {
        try (TestLake lake = lakeWith(captures, 1)) {
            settle(lake, 2);
            long before = snapshot(lake);
            List<Path> files = dataFiles();
            lake.append(StateRow.aState().from("opensky", "opensky-world").at("2026-11-20T10:59:59Z"));

            Verification found = job(lake, 2).verify(HOUR);

            assertThat(found.equal()).isFalse();
            assertThat(found.differences()).singleElement().asString().startsWith("only in the table: aircraft=4ca123");
            assertThat(found.derivedHash()).isEqualTo(found.seal().orElseThrow().contentHash());
            assertThat(snapshot(lake)).isNotEqualTo(before);
            assertThat(dataFiles()).hasSize(files.size() + 1);
        }
    }

    @Test
    void refusesOpenHours() {
        Clock tooEarly = Clock.fixed(HOUR.end().plusSeconds(3_599), ZoneOffset.UTC);
        try (TestLake lake = lakeWith(captures, 1)) {
            SettleJob job = new SettleJob(lake.lake(), new HookedReference(), folder.resolve("flink"), 1, tooEarly);

            assertThat(job.settle(HOUR).note()).contains("open until 2026-11-20T12:00:00Z");
            assertThatThrownBy(() -> job.rebuild(HOUR.hour(), HOUR.end()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("open until 2026-11-20T12:00:00Z");
        }
    }

    @Test
    void derivesASealedHourWithTheReferenceTablesOfItsSeal() throws IOException {
        ReferenceShelf shelf = ReferenceShelf.in(folder.resolve("reference"));
        shelf.keepBundled();
        String bundled = ReferenceData.bundled().version();
        try (TestLake lake = lakeWith(captures, 1)) {
            SettleJob job =
                    new SettleJob(lake.lake(), ReferenceVersions.of(shelf), folder.resolve("flink"), 1, NEXT_DAY);
            Seal first = job.settle(HOUR).seal().orElseThrow();
            assertThat(first.referenceVersion()).isEqualTo(bundled);
            String newer = OtherReference.addTo(shelf, "eeeeeeeeeeee");

            assertThat(job.verify(HOUR).differences()).isEmpty();
            Seal again = job.rebuild(HOUR.hour(), HOUR.end()).get(0).seal().orElseThrow();
            assertThat(again.referenceVersion()).isEqualTo(bundled);
            assertThat(again.contentHash()).isEqualTo(first.contentHash());
            try (TestLake fresh = lakeWith(captures, 1)) {
                SettleJob unsealed =
                        new SettleJob(fresh.lake(), ReferenceVersions.of(shelf), folder.resolve("flink"), 1, NEXT_DAY);
                Seal withNewer = unsealed.settle(HOUR).seal().orElseThrow();
                assertThat(withNewer.referenceVersion()).isEqualTo(newer);
                assertThat(withNewer.contentHash()).as("it names no operators").isNotEqualTo(first.contentHash());
                OtherReference.removeFrom(shelf, newer);
                assertThat(unsealed.verify(HOUR).differences())
                        .contains(
                                "the seal's reference tables " + newer + " are not kept here; derived with " + bundled);
            }
        }
    }

    private static final class HookedReference implements ReferenceLoader {
        private static final long serialVersionUID = 1;

        @Override
        public ReferenceData get() {
            WHILE_SETTLING.getAndSet(() -> {}).run();
            return ReferenceData.bundled();
        }
    }

    private Seal settle(TestLake lake, int parallelism) {
        SettleResult result = job(lake, parallelism).settle(HOUR);
        assertThat(result.note()).isEmpty();
        return result.seal().orElseThrow();
    }

    private SettleJob job(TestLake lake, int parallelism) {
        return new SettleJob(lake.lake(), new HookedReference(), folder.resolve("flink"), parallelism, NEXT_DAY);
    }

    /** A lake with the captures in that many commits. */
    private TestLake lakeWith(List<Capture> arrived, int commits) {
        TestLake lake = TestLake.in(folder.resolve("lake-" + System.nanoTime()));
        List<Record> rows = RecordedDay.rows(arrived);
        int size = (rows.size() + commits - 1) / commits;
        for (int from = 0; from < rows.size(); from += size) {
            lake.append(LakeTable.CAPTURES, rows.subList(from, Math.min(rows.size(), from + size)));
        }
        return lake;
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

    private static List<List<Object>> sorted(List<Record> rows) {
        return rows.stream()
                .map(row -> {
                    List<Object> columns = new ArrayList<>();
                    for (int i = 0; i < row.size(); i++) {
                        columns.add(row.get(i));
                    }
                    return columns;
                })
                .sorted(java.util.Comparator.comparing(Object::toString))
                .toList();
    }

    private static long snapshot(TestLake lake) {
        return lake.lake().table(LakeTable.STATES).currentSnapshot().snapshotId();
    }

    private List<Path> dataFiles() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().contains("/states/")
                            || file.toString().contains("/rejected/"))
                    .filter(file -> file.toString().endsWith(".parquet"))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
