package dev.slipstream.lakehouse.table;

import static dev.slipstream.lakehouse.table.StateRow.aState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.lakehouse.table.SnapshotExpiry.Expired;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotExpiryTest {
    private static final Duration KEEP = Duration.ofHours(1);

    @TempDir
    Path folder;

    private TestLake test;
    private Path replaced;

    @BeforeEach
    void replaceAnHour() {
        test = TestLake.in(folder);
        test.append(aState().callsign("OLD1"));
        Table table = test.lake().table(LakeTable.STATES);
        DataFile old = RowFiles.files(table, Expressions.alwaysTrue()).get(0);
        replaced = LocalFileIO.path(old.location());
        table.newReplacePartitions()
                .addFile(RowFiles.write(table, List.of(aState().callsign("NEW1").row())))
                .commit();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void keepsSnapshotsThatAQueryMayStillRead() {
        assertThat(new SnapshotExpiry(test.lake(), KEEP).expire(Instant.now())).isEmpty();
        assertThat(replaced).exists();
    }

    @Test
    void removesFilesOnceTheSnapshotThatReplacedThemIsOldToo() {
        test.append(aState().callsign("NEW2"));
        assertThat(new SnapshotExpiry(test.lake(), KEEP)
                        .expire(Instant.now().plus(KEEP).plusSeconds(1)))
                .containsExactly(new Expired("silver.states", 2));
        assertThat(Files.exists(replaced)).isFalse();
        assertThat(test.rows(LakeTable.STATES))
                .extracting(row -> row.getField("callsign"))
                .containsExactlyInAnyOrder("NEW1", "NEW2");
    }

    @Test
    void keepsTheStreamsNewestSnapshotHoweverOldItIs() {
        Table table = test.lake().table(LakeTable.STATES);
        table.newAppend()
                .appendFile(RowFiles.write(table, List.of(aState().row())))
                .set("flink.max-committed-checkpoint-id", "7")
                .commit();
        long ofStream = table.currentSnapshot().snapshotId();
        test.append(aState());
        test.append(aState());
        new SnapshotExpiry(test.lake(), KEEP).expire(Instant.now().plus(Duration.ofDays(9)));

        Table after = test.lake().table(LakeTable.STATES);
        assertThat(after.snapshots()).hasSize(3);
        assertThat(after.snapshot(ofStream)).isNotNull();
    }
}
