package dev.slipstream.lakehouse.table;

import static dev.slipstream.lakehouse.table.StateRow.aState;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitWatchTest {
    @TempDir
    Path folder;

    @Test
    void tellsHowLongTheOldestCaptureOfEachNewCommitWaited() {
        try (TestLake test = TestLake.in(folder)) {
            test.append(aState().from("opensky", "a").at("2026-11-20T10:00:00Z").capture(1, 0));
            CommitWatch watch = new CommitWatch(test.lake(), LakeTable.STATES);
            assertThat(watch.look()).as("what was there before").isEmpty();

            test.append(
                            aState().from("opensky", "a")
                                    .at("2026-11-20T10:15:00Z")
                                    .capture(2, 0),
                            aState().from("opensky", "a")
                                    .at("2026-11-20T10:15:07Z")
                                    .capture(3, 0))
                    .append(aState().from("simulator", "s")
                            .at("2026-11-20T10:15:09Z")
                            .capture(4, 0));

            assertThat(watch.look())
                    .satisfiesExactly(
                            commit -> {
                                assertThat(commit.provider()).isEqualTo("opensky");
                                assertThat(arrival(test, commit)).isEqualTo(Instant.parse("2026-11-20T10:15:00Z"));
                            },
                            commit -> assertThat(commit.provider()).isEqualTo("simulator"));
            assertThat(watch.look()).as("nothing new").isEmpty();
        }
    }

    /** The commit's own time is the wall clock's; less the wait it is the arrival, to the millisecond. */
    private static Instant arrival(TestLake test, CommitWatch.Commit commit) {
        var table = test.lake().table(LakeTable.STATES);
        long committed = table.snapshot(table.currentSnapshot().parentId()).timestampMillis();
        return Instant.ofEpochMilli(committed).minus(commit.waited().truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
    }

    @Test
    void beginsWithAnEmptyTable() {
        try (TestLake test = TestLake.in(folder)) {
            CommitWatch watch = new CommitWatch(test.lake(), LakeTable.STATES);
            assertThat(watch.look()).isEmpty();
            test.append(aState().from("opensky", "a").at("2026-11-20T10:00:00Z").capture(1, 0));
            assertThat(watch.look())
                    .singleElement()
                    .satisfies(commit -> assertThat(commit.waited()).isGreaterThan(Duration.ofSeconds(-1)));
        }
    }
}
