package dev.slipstream.lakehouse.table;

import static dev.slipstream.lakehouse.table.StateRow.aState;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenHourCompactionTest {
    private static final String OPEN_HOUR = "2026-11-20T10:%02d:00Z";

    @TempDir
    Path folder;

    private TestLake test;

    @BeforeEach
    void fillAnHourWithSmallFiles() {
        test = TestLake.in(folder);
        for (int minute = 0; minute < 25; minute++) {
            test.append(aState().at(OPEN_HOUR.formatted(minute)));
        }
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void mergesTheSmallFilesOfAnHourAndKeepsEveryRow() {
        test.append(aState().at("2026-11-20T11:00:00Z"));
        List<Record> before = test.rows(LakeTable.STATES);

        assertThat(new OpenHourCompaction(test.lake()).compact(LakeTable.STATES))
                .isEqualTo(24);
        assertThat(test.lake().hours(LakeTable.STATES))
                .extracting(HourContents::files)
                .containsExactly(1, 1);
        assertThat(test.rows(LakeTable.STATES)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(new OpenHourCompaction(test.lake()).compact(LakeTable.STATES))
                .isZero();
    }

    @Test
    void keepsWhatIsAppendedMeanwhile() {
        Runnable append = () -> test.append(aState().at(OPEN_HOUR.formatted(59)));

        assertThat(new OpenHourCompaction(test.lake(), append).compact(LakeTable.STATES))
                .isEqualTo(24);
        assertThat(test.rows(LakeTable.STATES)).hasSize(26);
    }

    @Test
    void leavesAnHourThatWasReplacedMeanwhileAndItsOwnFileGoes() throws IOException {
        Record settled = aState().at(OPEN_HOUR.formatted(1)).row();
        Runnable settle = () -> {
            Table table = test.lake().table(LakeTable.STATES);
            table.newReplacePartitions()
                    .addFile(RowFiles.write(table, List.of(settled)))
                    .commit();
        };

        assertThat(new OpenHourCompaction(test.lake(), settle).compact(LakeTable.STATES))
                .isZero();
        assertThat(test.rows(LakeTable.STATES)).containsExactly(settled);
        assertThat(dataFiles()).isEqualTo(26);
    }

    @Test
    void leavesAFewFilesAlone() {
        Table table = test.lake().table(LakeTable.STATES);
        table.newDelete().deleteFromRowFilter(Expressions.alwaysTrue()).commit();
        for (int minute = 0; minute < 19; minute++) {
            test.append(aState().at(OPEN_HOUR.formatted(minute)));
        }

        assertThat(new OpenHourCompaction(test.lake()).compact(LakeTable.STATES))
                .isZero();
    }

    private long dataFiles() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".parquet")).count();
        }
    }
}
