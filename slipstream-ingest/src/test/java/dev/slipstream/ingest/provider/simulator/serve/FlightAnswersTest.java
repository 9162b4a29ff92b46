package dev.slipstream.ingest.provider.simulator.serve;

import static dev.slipstream.ingest.provider.simulator.serve.ApiWorld.NOON;
import static dev.slipstream.ingest.provider.simulator.serve.ApiWorld.WORLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.ingest.provider.simulator.world.TrueFlight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds {@code /flights} and {@code /tracks} to OpenSky's documentation and to the truth. */
class FlightAnswersTest {

    private static final long TODAY = Instant.parse("2026-11-20T00:00:00Z").getEpochSecond();
    private static final long YESTERDAY = TODAY - 86_400;

    /** In the documentation's order, by which OpenSky's own client reads them. */
    private static final List<Field> FLIGHT = List.of(
            Field.text("icao24", "[0-9a-f]{6}"),
            Field.integer("firstSeen", YESTERDAY - 90_000, TODAY),
            Field.text("estDepartureAirport", "[A-Z0-9]{4}").orNull(),
            Field.integer("lastSeen", YESTERDAY - 90_000, TODAY),
            Field.text("estArrivalAirport", "[A-Z0-9]{4}").orNull(),
            Field.text("callsign", "[A-Z0-9 ]{8}").orNull(),
            Field.integer("estDepartureAirportHorizDistance", 0, 60_000).orNull(),
            Field.integer("estDepartureAirportVertDistance", 0, 6_000).orNull(),
            Field.integer("estArrivalAirportHorizDistance", 0, 60_000).orNull(),
            Field.integer("estArrivalAirportVertDistance", 0, 6_000).orNull(),
            Field.integer("departureAirportCandidatesCount", 0, 50),
            Field.integer("arrivalAirportCandidatesCount", 0, 50));

    private static final List<Field> WAYPOINT = List.of(
            Field.integer("time", 0, TODAY + 86_400),
            Field.number("latitude", -90, 90).orNull(),
            Field.number("longitude", -180, 180).orNull(),
            Field.number("baro_altitude", -500, 15_000).orNull(),
            Field.number("true_track", 0, 359.999).orNull(),
            Field.bool("on_ground"));

    private final ApiWorld api = new ApiWorld();
    private String token;

    @BeforeEach
    void login() {
        token = api.token(ApiWorld.LICENSED);
    }

    private List<Map<String, Object>> flights(String query) {
        ApiResponse answer = api.get("/api/flights/" + query, token);
        assertThat(answer.status()).as(query).isIn(200, 404);
        if (answer.status() == 404) {
            assertThat(answer.body()).isEmpty();
            return List.of();
        }
        return PlainJson.objects(answer.body());
    }

    private List<Map<String, Object>> allOfYesterday() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (long begin = YESTERDAY; begin < TODAY; begin += 7200) {
            all.addAll(flights("all?begin=" + begin + "&end=" + (begin + 7199)));
        }
        return all;
    }

    @Test
    void flightsAreAsDocumented() {
        List<Map<String, Object>> all = allOfYesterday();
        assertThat(all).hasSizeGreaterThan(500).allSatisfy(flight -> {
            assertThat(List.copyOf(flight.keySet()))
                    .isEqualTo(FLIGHT.stream().map(Field::name).toList());
            FLIGHT.forEach(field -> field.check(flight.get(field.name())));
            for (String end : List.of("Departure", "Arrival")) {
                boolean unknown = flight.get("est" + end + "Airport") == null;
                assertThat(flight.get("est" + end + "AirportHorizDistance") == null)
                        .isEqualTo(unknown);
                assertThat(flight.get("est" + end + "AirportVertDistance") == null)
                        .isEqualTo(unknown);
            }
            assertThat((long) flight.get("firstSeen")).isLessThan((long) flight.get("lastSeen"));
        });
        for (Field field : FLIGHT) {
            if (field.nullable()) {
                assertThat(all).as(field.name()).anyMatch(flight -> flight.get(field.name()) == null);
            }
        }
    }

    @Test
    void everyTrueFlightOfADayThatIsOverIsThere() {
        Set<String> estimated = allOfYesterday().stream()
                .map(flight -> flight.get("icao24") + " " + trueFlightOf(flight).departedAt())
                .collect(Collectors.toSet());
        List<TrueFlight> truth =
                WORLD.flightsBetween(Instant.ofEpochSecond(YESTERDAY), Instant.ofEpochSecond(TODAY)).stream()
                        .filter(flight -> flight.arrivedAt().getEpochSecond() < TODAY)
                        .filter(flight -> flight.arrivedAt().getEpochSecond() > YESTERDAY + 1800)
                        .toList();
        assertThat(estimated)
                .containsAll(truth.stream()
                        .map(flight -> flight.aircraft() + " " + flight.departedAt())
                        .toList());
    }

    /** The one true flight in whose time the estimate lies; most of what it says must be right. */
    private static TrueFlight trueFlightOf(Map<String, Object> flight) {
        long middle = ((long) flight.get("firstSeen") + (long) flight.get("lastSeen")) / 2;
        List<TrueFlight> found =
                WORLD.flightsBetween(Instant.ofEpochSecond(middle), Instant.ofEpochSecond(middle + 1)).stream()
                        .filter(truth -> truth.aircraft().equals(flight.get("icao24")))
                        .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void estimatesAreNearTheTruthAndSometimesWrong() {
        List<Map<String, Object>> all = flights("all?begin=" + YESTERDAY + "&end=" + (YESTERDAY + 7200));
        int wrong = 0;
        for (Map<String, Object> flight : all) {
            TrueFlight truth = trueFlightOf(flight);
            assertThat((long) flight.get("firstSeen") - truth.departedAt().getEpochSecond())
                    .isBetween(0L, 901L);
            assertThat(truth.arrivedAt().getEpochSecond() - (long) flight.get("lastSeen"))
                    .isBetween(0L, 901L);
            if (flight.get("callsign") != null) {
                assertThat(((String) flight.get("callsign")).strip()).isEqualTo(truth.callsign());
            }
            wrong += truth.departure().equals(flight.get("estDepartureAirport")) ? 0 : 1;
        }
        assertThat(wrong).isBetween(1, all.size() / 5);
    }

    @Test
    void arrivalsAndDeparturesAreThoseOfTheAirport() {
        Map<String, Object> any = allOfYesterday().stream()
                .filter(flight -> flight.get("estArrivalAirport") != null && flight.get("estDepartureAirport") != null)
                .filter(flight -> (long) flight.get("firstSeen") >= YESTERDAY)
                .findFirst()
                .orElseThrow();
        String window = "&begin=" + YESTERDAY + "&end=" + (TODAY - 1);
        assertThat(flights("arrival?airport=" + any.get("estArrivalAirport") + window))
                .contains(any)
                .allMatch(flight -> any.get("estArrivalAirport").equals(flight.get("estArrivalAirport")))
                .allMatch(flight -> (long) flight.get("lastSeen") >= YESTERDAY);
        assertThat(flights("departure?airport=" + any.get("estDepartureAirport") + window))
                .contains(any)
                .allMatch(flight -> any.get("estDepartureAirport").equals(flight.get("estDepartureAirport")));
        assertThat(flights("aircraft?icao24=" + any.get("icao24") + window))
                .contains(any)
                .allMatch(flight -> any.get("icao24").equals(flight.get("icao24")));
        assertThat(flights("arrival?airport=XXXX" + window)).isEmpty();
    }

    @Test
    void todaysFlightsComeTomorrow() {
        String today = "all?begin=" + TODAY + "&end=" + (TODAY + 7200);
        assertThat(flights(today)).isEmpty();
        api.now = NOON.plusSeconds(86_400);
        token = api.token(ApiWorld.LICENSED);
        assertThat(flights(today)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all?begin=1000000000&end=1000007201",
                "all?begin=1000000000",
                "all?begin=x&end=1000000000",
                "all?begin=1000000001&end=1000000000",
                "aircraft?icao24=3c6444&begin=1000000000&end=1000172801",
                "aircraft?begin=1000000000&end=1000000001",
                "arrival?airport=EDDF&begin=1000000000&end=1000172801",
                "departure?begin=1000000000&end=1000000001"
            })
    void windowsThatAreTooLongAreRefused(String query) {
        assertThat(api.get("/api/flights/" + query, token).status()).isEqualTo(400);
    }

    @Test
    void tracksAreAsDocumentedUnderThreePaths() {
        TrueFlight flight = flightInTheAir();
        String body = null;
        for (String path : List.of("/api/tracks", "/api/tracks/", "/api/tracks/all")) {
            ApiResponse answer = api.get(path + "?icao24=" + flight.aircraft() + "&time=0", token);
            assertThat(answer.status()).isEqualTo(200);
            body = body == null ? ApiWorld.text(answer) : body;
            assertThat(ApiWorld.text(answer)).isEqualTo(body);
            Map<String, Object> track = PlainJson.object(answer.body());
            assertThat(track).containsOnlyKeys("icao24", "startTime", "endTime", "callsign", "path");
            List<List<Object>> path0 = PlainJson.rows(track.get("path"));
            assertThat(path0).hasSizeGreaterThan(3).allSatisfy(row -> {
                assertThat(row).hasSize(6);
                for (int i = 0; i < 6; i++) {
                    WAYPOINT.get(i).check(row.get(i));
                }
            });
            assertThat(track).containsEntry("startTime", path0.get(0).get(0));
            assertThat(track)
                    .containsEntry("endTime", path0.get(path0.size() - 1).get(0));
            assertThat((String) track.get("callsign")).hasSize(8);
            assertThinned(path0);
        }
    }

    private static void assertThinned(List<List<Object>> path) {
        for (int i = 1; i < path.size(); i++) {
            List<Object> before = path.get(i - 1);
            List<Object> here = path.get(i);
            long gap = (long) here.get(0) - (long) before.get(0);
            assertThat(gap).isBetween(1L, 900L);
            double turn = Math.abs(number(here.get(4)) - number(before.get(4)));
            boolean news = gap > 890
                    || Math.min(turn, 360 - turn) > 2.5
                    || here.get(3) == null
                    || before.get(3) == null
                    || Math.abs(number(here.get(3)) - number(before.get(3))) > 100
                    || i == path.size() - 1;
            assertThat(news).as("%s after %s", here, before).isTrue();
        }
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static TrueFlight flightInTheAir() {
        return WORLD.flightsInProgress(NOON).stream()
                .map(state -> state.flight())
                .filter(flight -> flight.departedAt().isBefore(NOON.minusSeconds(3600)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTrackIsFoundByAnySecondOfItsFlight() {
        Map<String, Object> flight = allOfYesterday().get(40);
        long first = (long) flight.get("firstSeen");
        long last = (long) flight.get("lastSeen");
        String query = "/api/tracks/all?icao24=" + flight.get("icao24") + "&time=";
        Set<String> bodies = List.of(first, (first + last) / 2, last).stream()
                .map(second -> ApiWorld.text(api.get(query + second, token)))
                .collect(Collectors.toSet());
        assertThat(bodies).hasSize(1).first().asString().contains("\"path\":[[");
    }

    @Test
    void noTrackIsAnEmptyAnswer() {
        for (String query : List.of("icao24=ffffff&time=0", "icao24=ffffff&time=" + YESTERDAY)) {
            ApiResponse answer = api.get("/api/tracks/all?" + query, token);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEmpty();
        }
        String aircraft = flightInTheAir().aircraft();
        String query = "/api/tracks/all?icao24=" + aircraft + "&time=";
        assertThat(api.get(query + (NOON.getEpochSecond() + 60), token).status())
                .isEqualTo(404);
        assertThat(api.get(query + (NOON.getEpochSecond() - 30 * 86_400 - 1), token)
                        .status())
                .isEqualTo(400);
        assertThat(api.get("/api/tracks/all?time=0", token).status()).isEqualTo(400);
    }
}
