package dev.slipstream.ingest.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipstream.core.config.UserError;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.ingest.provider.file.RecordedBytes;
import dev.slipstream.ingest.provider.history.ColumnMapping;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HourCutterTest {
    private static final String HEADER =
            "time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground,alert,spi,squawk,baroaltitude,geoaltitude,"
                    + "lastposupdate,lastcontact,hour\n";
    private static final long MIDNIGHT = 1_795_132_800;

    @TempDir
    Path folder;

    @Test
    void rowsOfADayInAnyOrderAreCutByHourWithinTheirMemory() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 24_000; i++) {
            rows.add(row(MIDNIGHT - 86_400 + i * 86_400L / 24_000, "4ca%03x".formatted(i % 4_096)));
        }
        for (long seed : new long[] {1, 2}) {
            Collections.shuffle(rows, new Random(seed));
            String text = HEADER + String.join("", rows);
            RecordedBytes bytes = RecordedBytes.open(new ByteArrayInputStream(bytes(text)));
            CsvElements elements = new CsvElements(bytes, 0, "", new int[] {15, 0}, Double::parseDouble);
            HourCutter cutter = new HourCutter("day.csv", elements, ImportedItems.NOW, 500_000);
            long[] perHour = new long[24];
            int size = 0;
            for (Cut cut = cutter.next(); cut != null; cut = cutter.next()) {
                perHour[(int) ((cut.latest().getEpochSecond() - MIDNIGHT + 86_400) / 3_600)] += cut.elements();
                assertThat(new String(cut.body(), StandardCharsets.UTF_8)).startsWith(HEADER);
                size += cut.body().length - HEADER.length();
            }
            assertThat(perHour).containsOnly(1_000);
            assertThat(size).isEqualTo(text.length() - HEADER.length());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\n\n", "\r\n\r\n"})
    void linesMayEndInAnyWay(String lineEnd) throws IOException {
        String text = HEADER.trim() + lineEnd + row(MIDNIGHT, "4ca123").trim() + lineEnd
                + row(MIDNIGHT + 1, "4ca124").trim() + "\n"
                + row(MIDNIGHT + 2, "4ca125").trim();

        ImportedItems imported = ImportedItems.of(write("mixed.csv", bytes(text)));

        assertThat(imported.states()).extracting(StateVector::aircraft).containsExactly("4ca123", "4ca124", "4ca125");
        assertThat(imported.items()).hasSize(3);
    }

    @Test
    void rowsWithoutATimeAreRefusedWhereTheyStand() throws IOException {
        String text = HEADER + "not,a,row\n" + row(MIDNIGHT, "4ca123") + "\u0000\u00ff garbage\n"
                + row(MIDNIGHT + 7_200, "4ca124") + row(4_000_000_000L, "4ca125") + "x".repeat(50_000) + "\n"
                + row(MIDNIGHT + 7_201, "4ca126");

        ImportedItems imported = ImportedItems.of(write("bad.csv", bytes(text)));

        assertThat(imported.items()).hasSize(7);
        assertThat(imported.states()).extracting(StateVector::aircraft).containsExactly("4ca123", "4ca124", "4ca126");
        assertThat(imported.rejected())
                .isEqualTo(Map.of(
                        RejectReason.TOO_FEW_FIELDS, 2,
                        RejectReason.FUTURE_TIME, 1,
                        RejectReason.UNEXPECTED_SHAPE, 1));
    }

    @Test
    void ofAGzipThatEndsInTheMiddleTheBeginningIsTaken() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 5_000; i++) {
            text.append(row(MIDNIGHT + i / 10, "4ca%03x".formatted((i * 7919) % 4_096)));
        }
        byte[] packed = gzip(bytes(text.toString()));

        ImportedItems imported = ImportedItems.of(write("cut.csv.gz", Arrays.copyOf(packed, packed.length / 2)));

        assertThat(imported.states().size()).isBetween(1_000, 4_999);
        assertThat(imported.items().size() - imported.states().size()).isLessThanOrEqualTo(1);
        assertThat(imported.items()).hasSize((int) imported.elements());
    }

    @Test
    void ofATraceThatIsDamagedTheBeginningIsTaken() throws IOException {
        String trace = "{\"icao\":\"4ca123\",\"timestamp\":" + MIDNIGHT + ",\"trace\":[[10,53,-6,1000,100,90,0,0,null],"
                + "[3700,53.1,-6,2000,100,90,0,0,null],[3710,53.2,-6,20";

        ImportedItems imported = ImportedItems.of(write("trace_full_4ca123.json", gzip(bytes(trace))));

        assertThat(imported.cuts()).hasSize(2);
        assertThat(imported.states())
                .extracting(state -> state.seenAt().getEpochSecond() - MIDNIGHT)
                .containsExactlyInAnyOrder(10L, 3_700L);
        assertThat(imported.rejected()).isEqualTo(Map.of(RejectReason.TRUNCATED_BODY, 1));
    }

    @Test
    void aDamagedElementOfAnArrayCostsNoMoreThanItsLine() throws IOException {
        String good = "{\"timestamp\":" + MIDNIGHT + "000,\"icao24\":\"4ca123\"}";
        String text = "[\n" + good + ",\n{\"timestamp\":17951,,\n" + good.replace("123", "124") + ",\n"
                + good.replace("123", "125") + "\n]";

        ImportedItems imported = ImportedItems.of(write("trajectories.json", bytes(text)));

        assertThat(imported.states()).extracting(StateVector::aircraft).containsExactly("4ca123", "4ca124", "4ca125");
        assertThat(imported.items()).hasSize(4);
    }

    @Test
    void aTableWrittenColumnByColumnIsTheSameRows() throws IOException {
        String rows =
                "[{\"timestamp\":%d000,\"icao24\":\"4ca123\",\"latitude\":53.25,\"longitude\":-6},{\"timestamp\":%d000,"
                                .formatted(MIDNIGHT, MIDNIGHT + 1)
                        + "\"icao24\":\"4ca124\",\"latitude\":53.5,\"longitude\":NaN}]";
        String columns = "{\"timestamp\":{\"0\":%d000,\"1\":%d000},\"icao24\":{\"0\":\"4ca123\",\"1\":\"4ca124\"},"
                        .formatted(MIDNIGHT, MIDNIGHT + 1)
                + "\"latitude\":{\"0\":53.25,\"1\":53.5},\"longitude\":{\"0\":-6,\"1\":NaN}}";
        String lists = columns.replaceAll("\\{?\"[01]\":", "")
                .replace("}", "]")
                .replace("]]", "]}")
                .replaceAll("\":(?=[\"\\d-])", "\":[");

        List<?> expected = ImportedItems.of(write("rows.json", bytes(rows))).items();

        assertThat(expected).hasSize(2);
        assertThat(ImportedItems.of(write("columns.json", bytes(columns))).items())
                .hasToString(expected.toString());
        assertThat(ImportedItems.of(write("lists.json", bytes(lists))).items()).hasToString(expected.toString());
    }

    @Test
    void aTableIsReadByItsMapping() throws IOException {
        Path file = write("own.csv", bytes("when,hex,y,x,ft\n2026-11-20T00:00:00Z,4ca123,53,-6,1000\n,,,,\n"));
        BulkFile.Reading mapped = new BulkFile.Reading(
                null,
                ColumnMapping.of("aircraft=hex,seen_at=when,latitude=y,longitude=x,altitude=ft,altitude_unit=ft"));

        ImportedItems imported = ImportedItems.of(file, mapped);

        assertThat(imported.format()).isEqualTo(BulkFormat.TABLE);
        assertThat(imported.states().get(0).baroAltitudeMeters()).isEqualTo(304.8);
        assertThat(imported.rejected()).isEqualTo(Map.of(RejectReason.MISSING_FIELD, 1));
        assertThat(new String(imported.cuts().get(0).body(), StandardCharsets.UTF_8))
                .startsWith("#map aircraft=hex,seen_at=when,");
        assertProblem(file, "which of its columns says what is not known. They are when, hex, y, x, ft");
    }

    @Test
    void whatCannotBeImportedIsExplained() throws IOException {
        assertProblem(write("empty.csv", new byte[0]), "it is empty");
        assertProblem(write("blank.csv", bytes("\n \n")), "it is empty");
        assertProblem(write("page.html", bytes("<html>no</html>")), "neither JSON nor a table");
        assertProblem(write("states.json", bytes("{\"time\":1,\"states\":[]}")), "`slipstream replay` reads those");
        assertProblem(write("other.json", bytes("{\"a\":1,\"b\":2}")), "of no kind that is known, with the keys a, b");
        assertProblem(write("old.csv", bytes(HEADER + row(7, "4ca123"))), "none of its first 1 elements says a time");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ImportedItems.of(write("a.zip", bytes("PK\u0003\u0004....."))))
                .withMessageContaining("a zip archive");
    }

    private static void assertProblem(Path file, String problem) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> ImportedItems.of(file))
                .withMessageContaining(problem)
                .withMessageContaining(file.getFileName().toString());
    }

    private static String row(long time, String aircraft) {
        return "%d,%s,53.4,-6.25,230.5,271.25,0.0,TST12   ,False,False,False,1000,10972.8,11200.1,%d.25,%d.5,%d\n"
                .formatted(time, aircraft, time - 1, time, time / 3_600 * 3_600);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
