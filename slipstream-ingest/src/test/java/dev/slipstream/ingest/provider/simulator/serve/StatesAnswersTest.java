package dev.slipstream.ingest.provider.simulator.serve;

import static dev.slipstream.ingest.provider.simulator.serve.ApiWorld.NOON;
import static dev.slipstream.ingest.provider.simulator.serve.ApiWorld.states;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds {@code /states} to OpenSky's documentation, without our parser. */
class StatesAnswersTest {

    private static final double SECOND = NOON.getEpochSecond();

    private static final List<Field> ROW = List.of(
            Field.text("icao24", "[0-9a-f]{6}"),
            Field.text("callsign", "|[A-Z0-9 ]{8}").orNull(),
            Field.text("origin_country", ".+"),
            Field.integer("time_position", SECOND - 600, SECOND).orNull(),
            Field.integer("last_contact", SECOND - 600, SECOND),
            Field.number("longitude", -180, 180).orNull(),
            Field.number("latitude", -90, 90).orNull(),
            Field.number("baro_altitude", -500, 15_000).orNull(),
            Field.bool("on_ground"),
            Field.number("velocity", 0, 350).orNull(),
            Field.number("true_track", 0, 359.999).orNull(),
            Field.number("vertical_rate", -60, 60).orNull(),
            new Field("sensors", "ints", true, 0, 0, ""),
            Field.number("geo_altitude", -500, 16_000).orNull(),
            Field.text("squawk", "[0-7]{4}").orNull(),
            Field.bool("spi"),
            Field.integer("position_source", 0, 3),
            Field.integer("category", 0, 20));

    private final ApiWorld api = new ApiWorld();

    private static void checkRows(List<List<Object>> rows, int fields) {
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row).hasSize(fields);
            for (int i = 0; i < fields; i++) {
                if (i != 12) {
                    ROW.get(i).check(row.get(i));
                }
            }
        });
    }

    @Test
    void rowsAreAsDocumented() {
        ApiResponse answer = api.get("/api/states/all");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
        assertThat(PlainJson.object(answer.body())).containsOnlyKeys("time", "states");
        checkRows(states(answer), 17);
        assertThat(states(answer)).hasSizeGreaterThan(200).allMatch(row -> row.get(12) == null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "True", "true"})
    void extendedAddsTheCategory(String value) {
        checkRows(states(api.get("/api/states/all?extended=" + value)), 18);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "False", ""})
    void otherValuesDoNot(String value) {
        checkRows(states(api.get("/api/states/all?extended=" + value)), 17);
    }

    @Test
    void aBoxHoldsWhatIsInIt() {
        List<List<Object>> all = states(api.get("/api/states/all?extended=1"));
        List<List<Object>> boxed = states(api.get("/api/states/all?extended=1&lamin=40&lomin=-10.5&lamax=55&lomax=20"));
        assertThat(boxed)
                .hasSizeBetween(5, all.size() - 1)
                .containsExactlyElementsOf(all.stream()
                        .filter(row -> row.get(6) != null && within(row.get(6), 40, 55))
                        .filter(row -> within(row.get(5), -10.5, 20))
                        .toList());
    }

    private static boolean within(Object value, double least, double most) {
        double number = ((Number) value).doubleValue();
        return number >= least && number <= most;
    }

    @Test
    void addressesCanBeRepeated() {
        List<List<Object>> all = states(api.get("/api/states/all"));
        Object one = all.get(3).get(0);
        Object two = all.get(7).get(0);
        assertThat(states(api.get("/api/states/all?icao24=" + two + "&icao24=" + one + "&icao24=ffffff")))
                .containsExactly(all.get(3), all.get(7));
    }

    @Test
    void nothingFoundIsNull() {
        long grid = NOON.getEpochSecond() / 10 * 10;
        assertThat(ApiWorld.text(api.get("/api/states/all?icao24=ffffff")))
                .isEqualTo("{\"time\":" + grid + ",\"states\":null}");
        // A box across the antimeridian is empty at OpenSky too.
        assertThat(ApiWorld.text(api.get("/api/states/all?lamin=-90&lomin=170&lamax=90&lomax=-170")))
                .endsWith("\"states\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lamin=1&lomin=1&lamax=2",
                "lamin=1",
                "lamin=1&lomin=1&lamax=2&lomax=x",
                "lamin=1&lomin=1&lamax=91&lomax=2",
                "lamin=3&lomin=1&lamax=2&lomax=2",
                "lamin=NaN&lomin=1&lamax=2&lomax=2"
            })
    void boxesThatAreNoneAreRefused(String query) {
        assertThat(api.get("/api/states/all?" + query).status()).isEqualTo(400);
    }

    @Test
    void anonymousUsersSeeTheNewestTenSeconds() {
        for (String time : List.of("", "?time=0", "?time=1458564121", "?time=abc")) {
            assertThat(PlainJson.object(api.get("/api/states/all" + time).body()))
                    .containsEntry("time", NOON.getEpochSecond() / 10 * 10);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,-3", "-1,-3", "-3,-3", "-4,-8", "-3600,-3603", "60,-3"})
    void clientsSeeFiveSecondsUpToAnHourAgo(long asked, long answered) {
        String token = api.token(ApiWorld.STANDARD);
        ApiResponse answer = api.get("/api/states/all?time=" + (NOON.getEpochSecond() + asked), token);
        assertThat(PlainJson.object(answer.body())).containsEntry("time", NOON.getEpochSecond() + answered);
    }

    @Test
    void olderTimesAreRefused() {
        String token = api.token(ApiWorld.STANDARD);
        assertThat(api.get("/api/states/all?time=" + (NOON.getEpochSecond() - 3601), token)
                        .status())
                .isEqualTo(400);
        assertThat(api.get("/api/states/all?time=x", token).status()).isEqualTo(400);
    }

    @Test
    void ownStatesNeedAClientAndNameItsReceivers() {
        assertThat(api.get("/api/states/own").status()).isEqualTo(403);
        String token = api.token(ApiWorld.FEEDER);
        ApiResponse answer = api.get("/api/states/own?extended=True&time=0", token);
        assertThat(answer.headers()).doesNotContainKey("X-Rate-Limit-Remaining");
        List<List<Object>> rows = states(answer);
        checkRows(rows, 18);
        assertThat(rows)
                .allSatisfy(row -> assertThat((List<?>) row.get(12))
                        .isNotEmpty()
                        .allSatisfy(serial -> assertThat((Long) serial).isPositive()));
        checkRows(states(api.get("/api/states/own", token)), 17);
        Object serial = ((List<?>) rows.get(0).get(12)).get(0);
        assertThat(states(api.get("/api/states/own?extended=1&serials=5&serials=" + serial, token)))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get(12)).isEqualTo(List.of(serial)));
        assertThat(ApiWorld.text(api.get("/api/states/own?serials=5", token))).endsWith("\"states\":null}");
        assertThat(api.get("/api/states/own?serials=mine", token).status()).isEqualTo(400);
        // "without any … time restriction"
        assertThat(api.get("/api/states/own?time=" + (NOON.getEpochSecond() - 90_001), token)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theSameSecondIsAnsweredAlike() {
        String first = ApiWorld.text(api.get("/api/states/all"));
        api.now = NOON.plusSeconds(6);
        assertThat(ApiWorld.text(api.get("/api/states/all"))).isEqualTo(first);
        api.now = NOON.plusSeconds(7);
        assertThat(ApiWorld.text(api.get("/api/states/all"))).isNotEqualTo(first);
    }

    @Test
    void mostAircraftAreTheSameFromAnswerToAnswer() {
        var before = states(api.get("/api/states/all")).stream()
                .map(row -> row.get(0))
                .collect(Collectors.toSet());
        api.now = NOON.plusSeconds(60);
        assertThat(states(api.get("/api/states/all")).stream()
                        .filter(row -> before.contains(row.get(0)))
                        .count())
                .isGreaterThan(before.size() * 9L / 10);
    }
}
