package dev.slipstream.lakehouse.table;

import static dev.slipstream.lakehouse.table.StateRow.aState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.CaptureIds;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeHoursTest {
    @TempDir
    Path folder;

    @Test
    void countsEachHourOfEachProviderWithItsNewestCaptures() {
        long a = CaptureIds.prefix("a");
        long b = CaptureIds.prefix("b");
        try (TestLake test = TestLake.in(folder)) {
            test.append(
                            aState().from("opensky", "a")
                                    .at("2026-11-20T10:15:00Z")
                                    .capture(a | 7, 0),
                            aState().from("opensky", "b")
                                    .at("2026-11-20T10:16:00Z")
                                    .capture(b | 9, 0),
                            aState().from("opensky", "a")
                                    .at("2026-11-20T10:17:00Z")
                                    .capture(a | 8, 0))
                    .append(
                            aState().from("opensky", "b")
                                    .at("2026-11-20T10:18:00Z")
                                    .capture(b | 11, 0),
                            aState().from("simulator", "a")
                                    .at("2026-11-20T10:18:00Z")
                                    .capture(a | 1, 0),
                            aState().from("opensky", "a")
                                    .at("2026-11-20T11:00:00Z")
                                    .capture(a | 12, 0));

            Instant ten = Instant.parse("2026-11-20T10:00:00Z");
            assertThat(test.lake().hours(LakeTable.STATES))
                    .extracting(
                            HourContents::partition,
                            HourContents::files,
                            HourContents::records,
                            HourContents::newestCaptures)
                    .containsExactly(
                            row(new HourPartition("opensky", ten), 2, 4L, Map.of(a, a | 8, b, b | 11)),
                            row(new HourPartition("simulator", ten), 1, 1L, Map.of(a, a | 1)),
                            row(new HourPartition("opensky", ten.plusSeconds(3600)), 1, 1L, Map.of(a, a | 12)));
            assertThat(test.lake().hours(LakeTable.CAPTURES)).isEmpty();
        }
    }

    private static org.assertj.core.groups.Tuple row(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }
}
