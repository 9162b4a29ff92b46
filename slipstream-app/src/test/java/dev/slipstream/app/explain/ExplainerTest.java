package dev.slipstream.app.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.core.config.UserError;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.lakehouse.question.GoldMaterializer;
import dev.slipstream.lakehouse.question.GoldTable;
import dev.slipstream.lakehouse.question.QueryEngine;
import dev.slipstream.lakehouse.question.QueryLimits;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.Seals;
import dev.slipstream.lakehouse.table.TestLake;
import dev.slipstream.stream.settle.SettleJob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On an hour that was settled from captures; each capture is stored in three parts. */
@Timeout(180)
class ExplainerTest {
    private static final Instant HOUR = Instant.parse("2026-11-20T10:00:00Z");
    private static final String SOURCE = "opensky-europe";
    private static final long FIRST = CaptureIds.first(SOURCE, HOUR);
    private static final String FLIGHT = "4ca001-20261120T100010Z";

    @TempDir
    static Path folder;

    private static TestLake lake;
    private static QueryEngine engine;
    private static Explainer explainer;

    @BeforeAll
    static void settle() {
        lake = TestLake.in(folder.resolve("lake"));
        List<Capture> captures = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Instant at = HOUR.plusSeconds(10L * i + 12);
            captures.add(new Capture(FIRST + i, "opensky", SOURCE, "/states/all", at, 200, body(i)));
        }
        lake.appendCaptures(3, captures);
        SettleJob job = new SettleJob(
                lake.lake(),
                ReferenceData::bundled,
                folder.resolve("flink"),
                1,
                Clock.fixed(HOUR.plusSeconds(86_400), ZoneOffset.UTC));
        assertThat(job.settle(HOUR).settled()).isTrue();
        engine = new QueryEngine(lake.lake(), GoldTable.bundled(), folder.resolve("temp"), QueryLimits.DEFAULT);
        new GoldMaterializer(lake.lake(), engine).materialize(HOUR);
        assemble();
        explainer = new Explainer(lake.lake(), engine);
    }

    /** Two aircraft, a row that is refused, and in the second answer a row that says again what the first said. */
    private static byte[] body(int i) {
        long seen = HOUR.getEpochSecond() + 10L * i + 10;
        return ("{\"time\":" + (seen + 2) + ", \"states\":[" + row(i, seen) + ",\n "
                        + row("4ca002", HOUR.getEpochSecond() + 10, 49.75) + ","
                        + row("4ca001", seen, 91) + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String row(int i, long seen) {
        return row("4ca001", seen, 50 + i * 0.02);
    }

    private static String row(String icao24, long seen, double latitude) {
        return String.format(
                Locale.ROOT,
                "[\"%s\",\"RYR1    \",\"Ireland\",%d,%d,8.5,%.2f,3000,false,230.5,0.0,0.0,null,3100.0,\"1000\",false,0]",
                icao24,
                seen,
                seen,
                latitude);
    }

    /** A flight of two versions with an event, in the place of what was assembled of so few states. */
    private static void assemble() {
        for (LakeTable table : List.of(LakeTable.FLIGHTS, LakeTable.EVENTS)) {
            lake.lake()
                    .table(table)
                    .newDelete()
                    .deleteFromRowFilter(Expressions.alwaysTrue())
                    .commit();
        }
        Instant first = HOUR.plusSeconds(10);
        Instant last = HOUR.plusSeconds(40);
        lake.append(
                LakeTable.FLIGHTS,
                List.of(
                        version(HOUR.plusSeconds(20), null, FIRST + 1),
                        version(last, HOUR.plusSeconds(20), FIRST + 3)));
        lake.append(
                LakeTable.EVENTS,
                List.of(TestLake.row(
                        LakeTable.EVENTS,
                        FLIGHT,
                        "4ca001",
                        "TAKE_OFF",
                        first,
                        first,
                        50.0,
                        8.5,
                        3000.0,
                        0.9,
                        "climbed away from the runway",
                        "07L",
                        "opensky",
                        SOURCE,
                        FIRST,
                        0,
                        1)));
        new Seals(lake.lake())
                .put(List.of(new Seal(
                        new HourPartition("all", HOUR), last, 0, 0, 0, 0, Map.of(), "f00d", Map.of(), 1, "r1")));
    }

    private static org.apache.iceberg.data.Record version(Instant knownAt, Instant supersedes, long lastCapture) {
        return TestLake.row(
                LakeTable.FLIGHTS,
                FLIGHT,
                "4ca001",
                knownAt,
                "AIRBORNE",
                HOUR.plusSeconds(10),
                knownAt,
                "RYR1",
                HOUR.plusSeconds(10),
                "EDDF",
                "SEEN",
                "07L",
                0.9,
                "DE",
                "EU",
                null,
                "EIDW",
                "ROUTE",
                null,
                0.0,
                "IE",
                "EU",
                1_000_000.0,
                "RYR",
                "IE",
                null,
                null,
                null,
                "IE",
                4L,
                4L,
                1000.0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                "opensky",
                SOURCE,
                FIRST,
                0,
                SOURCE,
                lastCapture,
                0,
                supersedes,
                1,
                "r1");
    }

    @AfterAll
    static void close() {
        engine.close();
        lake.close();
    }

    @Test
    void aRowIsExplainedByItsBytes() {
        Map<String, Object> item = explain(FIRST + 2 + ":0");

        assertThat(map(item, "element")).containsEntry("text", row(2, HOUR.getEpochSecond() + 30));
        assertThat(map(item, "answer"))
                .containsEntry("table", "silver.states")
                .containsEntry("aircraft", "4ca001")
                .containsEntry("seen_at", HOUR.plusSeconds(30))
                .containsEntry("capture_id", FIRST + 2)
                .containsKeys("transform_version", "reference_version");
        assertThat(map(item, "decoded"))
                .containsEntry("as", "state")
                .containsEntry("latitude", 50.04)
                .containsEntry("baroAltitudeMeters", 3000.0)
                .containsEntry("groundSpeedMps", 230.5);
        assertThat(map(item, "capture"))
                .containsEntry("source", SOURCE)
                .containsEntry("receivedAt", HOUR.plusSeconds(32))
                .containsEntry("bytes", body(2).length)
                .containsEntry("items", 3);
        assertThat(list(item, "seals")).extracting(seal -> seal.get("provider")).containsExactly("all", "opensky");
    }

    @Test
    void aRefusedRowSaysWhy() {
        Map<String, Object> item = explain(FIRST + ":2");

        assertThat(map(item, "answer"))
                .containsEntry("table", "silver.rejected")
                .containsEntry("reason", "OUT_OF_RANGE");
        assertThat(map(item, "decoded")).containsEntry("as", "refusal");
        assertThat(map(item, "element")).containsEntry("text", row("4ca001", HOUR.getEpochSecond() + 10, 91));
    }

    @Test
    void aRepeatedRowSaysWhatItRepeats() {
        Map<String, Object> item = explain(FIRST + 1 + ":1");

        assertThat(map(item, "answer").get("note")).asString().contains("says again");
        assertThat(list(map(item, "answer"), "saidBefore"))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("capture_id", FIRST).containsEntry("item_index", 1));
    }

    @Test
    void aStateIsTheLastUpToTheMoment() {
        assertThat(explain("4CA001", "2026-11-20T10:00:29Z")).containsEntry("item", FIRST + 1 + ":0");
        assertThat(explain("4ca001", "2026-11-20 10:00:30")).containsEntry("item", FIRST + 2 + ":0");
    }

    @Test
    void aFlightIsFoundByAnyInstantInIt() {
        for (String address : List.of("4ca001/2026-11-20T10:00:25Z", "/flights/4ca001/2026-11-20T10:00:10Z", FLIGHT)) {
            Map<String, Object> flight = explain(address);

            assertThat(flight).containsEntry("flight", FLIGHT);
            assertThat(list(flight, "versions"))
                    .extracting(version -> version.get("seal"))
                    .containsExactly("settled, hash f00d", "settled, hash f00d");
            assertThat(list(flight, "versions").get(1)).containsEntry("supersedes", HOUR.plusSeconds(20));
            assertThat(map(flight, "departure"))
                    .containsEntry("known", "seen near the airport")
                    .containsEntry("rule", "climbed away from the runway")
                    .containsEntry("item", FIRST + ":0");
            assertThat(map(flight, "arrival").get("known")).asString().contains("route table", "r1", "RYR1");
            assertThat(list(flight, "states"))
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .containsEntry("outcome", "position believed")
                            .containsEntry("states", 4L)
                            .containsEntry("captures", 4L));
            assertThat(list(flight, "refused"))
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .containsEntry("reason", "OUT_OF_RANGE")
                            .containsEntry("items", 4L));
            assertThat(map(map(flight, "firstObservation"), "element"))
                    .containsEntry("text", row(0, HOUR.getEpochSecond() + 10));
            assertThat(map(map(flight, "lastObservation"), "element"))
                    .containsEntry("text", row(3, HOUR.getEpochSecond() + 40));
        }
    }

    @Test
    void anEventIsExplainedByTheStateThatShowedIt() {
        Map<String, Object> event = explain("event", FLIGHT, "take-off");

        assertThat(list(event, "events")).singleElement().satisfies(one -> {
            assertThat(map(one, "event")).containsEntry("rule", "climbed away from the runway");
            assertThat(map(map(one, "observation"), "element"))
                    .containsEntry("text", row(0, HOUR.getEpochSecond() + 10));
        });
    }

    @Test
    void aCellIsExplainedByItsStates() {
        Map<String, Object> cell = explain("cell", "50.2,8.7", "2026-11-20T10:30Z");

        assertThat(cell).containsEntry("cell", "50.0,8.5 to 50.5,9.0").containsEntry("hour", HOUR);
        assertThat(list(cell, "answer"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("positions", 4L).containsEntry("flights", 1L));
        assertThat(cell.get("countedFrom")).isEqualTo("4 rows of silver.states of 1 aircraft");
        assertThat(map(map(cell, "example"), "element")).containsEntry("text", row(0, HOUR.getEpochSecond() + 10));
    }

    @Test
    void everyPathLeadsBackToItsSubject() {
        for (List<String> words : List.of(
                List.of("17:3"),
                List.of("~4ca001", "2026-11-20T10:15Z"),
                List.of("4ca001/2026-11-20T10:15Z"),
                List.of(FLIGHT),
                List.of("cell", "-0.2,-179.9", "2026-11-20T10:15Z"),
                List.of("event", FLIGHT, "LANDING"))) {
            Subject subject = Subject.of(words);
            assertThat(Subject.ofPath(subject.path())).isEqualTo(subject);
        }
    }

    @Test
    void saysWhatIsNotThere() {
        assertUserError("no capture of that id", "12345:0");
        assertUserError("has 3 items", FIRST + ":3");
        assertUserError("no state", "4ca001", "2026-11-20T12:00Z");
        assertUserError("no flight", "4ca001/2026-11-20T09:00Z");
        assertUserError("no flight", "4ca001/2026-11-20T11:00Z");
        assertUserError("none of that id", "4ca001-20261120T100011Z");
        assertUserError("There are TAKE_OFF", "event", FLIGHT, "LANDING");
        assertUserError("nothing was in it", "cell", "10,10", "2026-11-20T10:00Z");
        assertUserError("no such latitude", "cell", "95,10", "2026-11-20T10:00Z");
        assertUserError("is no moment", "4ca001", "yesterday");
        assertUserError("names nothing", "what");
        assertUserError("names nothing", "99999999999999999999:1");
        assertUserError("names nothing", "cell", "8a1f", "2026-11-20T10:00Z");
        assertUserError("names nothing", "a'; DROP", "2026-11-20T10:00Z");
        assertThatThrownBy(() -> Subject.ofPath(List.of("thing", "17:3"))).isInstanceOf(UserError.class);
    }

    private static void assertUserError(String text, String... words) {
        assertThatThrownBy(() -> explain(words)).isInstanceOf(UserError.class).hasMessageContaining(text);
    }

    private static Map<String, Object> explain(String... words) {
        return explainer.explain(Subject.of(List.of(words)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> in, String name) {
        return (Map<String, Object>) in.get(name);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> in, String name) {
        return (List<Map<String, Object>>) in.get(name);
    }
}
