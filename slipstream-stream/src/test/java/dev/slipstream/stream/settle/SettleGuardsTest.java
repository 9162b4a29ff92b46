package dev.slipstream.stream.settle;

import static dev.slipstream.stream.settle.SettleLakes.settled;
import static dev.slipstream.stream.settle.SettleLakes.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.core.config.UserError;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.Seals;
import dev.slipstream.lakehouse.table.StateRow;
import dev.slipstream.lakehouse.table.TestLake;
import dev.slipstream.stream.operators.ReferenceLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SettleGuardsTest {
    private static final HourPartition HOUR = new HourPartition("opensky", RecordedDay.HOUR);

    private static final AtomicReference<Runnable> WHILE_SETTLING = new AtomicReference<>(() -> {});

    private static List<Capture> captures;

    @TempDir
    Path folder;

    private SettleLakes lakes;

    @BeforeAll
    static void recordOnce() {
        captures = RecordedDay.captures();
    }

    @BeforeEach
    void makeLakes() {
        lakes = new SettleLakes(folder);
    }

    @Test
    void leavesAnHourThatHoldsMoreThanItsCaptures() {
        try (TestLake lake = lakeWith(1)) {
            lake.append(StateRow.aState()
                    .from("opensky", "opensky-world")
                    .at("2026-11-20T10:59:59Z")
                    .capture(Long.MAX_VALUE >> 1, 0));

            SettleResult result = job(lake, 1).settle(HOUR.hour());

            assertThat(result.settled()).isFalse();
            assertThat(result.note())
                    .contains("silver.states has rows of captures of opensky that bronze does not have");
            assertThat(lake.rows(LakeTable.STATES)).hasSize(1);
            assertThat(new Seals(lake.lake()).find(HOUR)).isEmpty();
            assertThat(lakes.dataFiles()).hasSize(1);
        }
    }

    @Test
    void settlesAgainWhenRowsWereAppendedMeanwhile() {
        try (TestLake lake = lakeWith(1)) {
            StateVector late = RecordedDay.items(captures).stream()
                    .filter(item -> item instanceof StateVector state
                            && !state.seenAt().isBefore(HOUR.hour())
                            && state.seenAt().isBefore(HOUR.end()))
                    .map(StateVector.class::cast)
                    .findFirst()
                    .orElseThrow();
            WHILE_SETTLING.set(() -> lake.append(List.of(late)));

            Seal seal = settle(lake, 1);

            assertThat(lake.rows(LakeTable.STATES)).hasSize((int) seal.stored());
        }
    }

    @Test
    void showsTheRowsThatDifferAndChangesNothing() throws IOException {
        try (TestLake lake = lakeWith(1)) {
            settle(lake, 2);
            long before = snapshot(lake);
            List<Path> files = lakes.dataFiles();
            lake.append(StateRow.aState().from("opensky", "opensky-world").at("2026-11-20T10:59:59Z"));

            Verification found = verify(job(lake, 2), HOUR);

            assertThat(found.equal()).isFalse();
            assertThat(found.differences())
                    .singleElement()
                    .asString()
                    .startsWith("only in silver.states: aircraft=4ca123");
            assertThat(found.derivedHash()).isEqualTo(found.seal().orElseThrow().contentHash());
            assertThat(snapshot(lake)).isNotEqualTo(before);
            assertThat(lakes.dataFiles()).hasSize(files.size() + 1);
        }
    }

    @Test
    void refusesOpenHours() {
        Clock tooEarly = Clock.fixed(HOUR.end().plusSeconds(3_599), ZoneOffset.UTC);
        try (TestLake lake = lakeWith(1)) {
            SettleJob job = new SettleJob(lake.lake(), new HookedReference(), folder.resolve("flink"), 1, tooEarly);

            assertThat(job.settle(HOUR.hour()).note()).contains("open until 2026-11-20T12:00:00Z");
            assertThatThrownBy(() -> job.rebuild(HOUR.hour(), HOUR.end(), ReferenceChoice.SEALED))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("open until 2026-11-20T12:00:00Z");
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
        return settled(job(lake, parallelism).settle(HOUR.hour()), HOUR);
    }

    private TestLake lakeWith(int commits) {
        return lakes.lakeWith(RecordedDay.rows(captures), commits);
    }

    private SettleJob job(TestLake lake, int parallelism) {
        return new SettleJob(
                lake.lake(), new HookedReference(), folder.resolve("flink"), parallelism, SettleLakes.NEXT_DAY);
    }

    private static long snapshot(TestLake lake) {
        return lake.lake().table(LakeTable.STATES).currentSnapshot().snapshotId();
    }
}
