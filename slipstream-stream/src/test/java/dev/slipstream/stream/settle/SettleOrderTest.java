package dev.slipstream.stream.settle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.TestLake;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of states that repeat each other, but for what they say, the first item of the first capture is stored. */
@Timeout(120)
class SettleOrderTest {
    private static final int CAPTURES = 150;
    private static final int AIRCRAFT = 12;

    @TempDir
    Path folder;

    @Test
    void theFirstOfManyRepeatsIsStored() {
        SettleLakes lakes = new SettleLakes(folder);
        long id = CaptureIds.first("opensky-world", RecordedDay.HOUR);
        Map<String, List<Object>> expected = new TreeMap<>();
        for (int aircraft = 0; aircraft < AIRCRAFT; aircraft++) {
            expected.put("4ca%03x".formatted(aircraft), List.of(id, aircraft, 0.0));
        }
        List<Capture> captures = new ArrayList<>();
        for (int i = 0; i < CAPTURES; i++) {
            captures.add(new Capture(
                    id,
                    "opensky",
                    "opensky-world",
                    "/states/all",
                    RecordedDay.HOUR.plusSeconds(100).plusMillis(250L * i),
                    200,
                    body(i)));
            id = CaptureIds.next(id);
        }
        try (TestLake lake = lakes.lakeWith(RecordedDay.rows(captures), 3)) {
            lakes.job(lake, 2).settle(RecordedDay.HOUR);

            Map<String, List<Object>> stored = new TreeMap<>();
            for (Record row : lake.rows(LakeTable.STATES)) {
                List<Object> said = List.of(
                        row.getField("capture_id"), row.getField("item_index"), row.getField("ground_speed_mps"));
                assertThat(stored.put((String) row.getField("aircraft"), said)).isNull();
            }
            assertThat(stored).isEqualTo(expected);
        }
    }

    /** Every aircraft twice, at one time, each time with another speed. */
    private static byte[] body(int i) {
        long seenAt = RecordedDay.HOUR.getEpochSecond() + 90;
        StringJoiner rows = new StringJoiner(",", "{\"time\":" + seenAt + ",\"states\":[", "]}");
        for (int item = 0; item < 2 * AIRCRAFT; item++) {
            rows.add("[\"4ca%03x\",\"RYR1\",\"Ireland\",%d,%d,8.5,47.5,10972.8,false,%d,271,0,null,null,null,false,0]"
                    .formatted(item % AIRCRAFT, seenAt, seenAt, i + item / AIRCRAFT));
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }
}
