package dev.slipstream.ingest.provider.opensky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipstream.core.geo.BoundingBox;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenSkyRequestsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:00Z");

    @Test
    void theWholeWorldIsOneRequest() {
        assertThat(paths(OpenSkyRequests.states(List.of(), List.of(), false))).containsExactly("/states/all");
        assertThat(paths(OpenSkyRequests.states(List.of(), List.of(), true))).containsExactly("/states/all?extended=1");
    }

    @Test
    void aBoxAcrossTheAntimeridianBecomesTwoRequests() {
        BoundingBox fiji = new BoundingBox(-20, 175, -10.5, -170);
        List<OpenSkyRequest> requests = OpenSkyRequests.states(List.of(fiji), List.of(), false);
        assertThat(paths(requests))
                .containsExactly(
                        "/states/all?lamin=-20.0&lomin=175.0&lamax=-10.5&lomax=180.0",
                        "/states/all?lamin=-20.0&lomin=-180.0&lamax=-10.5&lomax=-170.0");
        assertThat(requests).extracting(request -> request.cost().credits()).containsExactly(2L, 2L);
    }

    @Test
    void aListRepeatsItsParameterAndIsSplitWhenLong() {
        List<String> many =
                IntStream.range(0, 250).mapToObj("4c%04x"::formatted).toList();
        List<OpenSkyRequest> requests = OpenSkyRequests.states(List.of(), many, true);
        assertThat(requests).hasSize(3).allMatch(request -> request.cost().credits() == 4);
        assertThat(requests.get(2).path())
                .startsWith("/states/all?icao24=4c00c8&icao24=4c00c9&")
                .endsWith("&icao24=4c00f9&extended=1");
        assertThat(paths(requests)).allMatch(path -> path.length() < 1_500);
    }

    @Test
    void aListWithinABoxIsOneRequest() {
        BoundingBox box = new BoundingBox(45.8389, 5.9962, 47.8229, 10.5226);
        assertThat(paths(OpenSkyRequests.states(List.of(box), List.of("3c6444", "3e1bf9"), false)))
                .containsExactly("/states/all?lamin=45.8389&lomin=5.9962&lamax=47.8229&lomax=10.5226"
                        + "&icao24=3c6444&icao24=3e1bf9");
    }

    @Test
    void flightsOfAllAreAskedForTwoHoursAtATimeWithinADay() {
        List<OpenSkyRequest> requests = OpenSkyRequests.flights(
                Instant.parse("2026-11-18T21:00:00Z"), Instant.parse("2026-11-19T03:30:00Z"), NOW);
        assertThat(paths(requests))
                .containsExactly(
                        "/flights/all?begin=1795035600&end=1795042800",
                        "/flights/all?begin=1795042800&end=1795046400",
                        "/flights/all?begin=1795046400&end=1795053600",
                        "/flights/all?begin=1795053600&end=1795059000");
        assertThat(requests).allMatch(request -> request.cost().credits() == 30);
    }

    @Test
    void flightsOfAircraftAndAirportsAreAskedForADayAtATime() {
        Instant begin = Instant.parse("2026-11-16T18:00:00Z");
        Instant end = Instant.parse("2026-11-18T06:00:00Z");
        String[] spans = {
            "begin=1794852000&end=1794873600", "begin=1794873600&end=1794960000", "begin=1794960000&end=1794981600"
        };
        for (int part = 0; part < 3; part++) {
            assertThat(OpenSkyRequests.flightsOf("3c675a", begin, end, NOW)
                            .get(part)
                            .path())
                    .isEqualTo("/flights/aircraft?icao24=3c675a&" + spans[part]);
            assertThat(OpenSkyRequests.arrivals("EDDF", begin, end, NOW)
                            .get(part)
                            .path())
                    .isEqualTo("/flights/arrival?airport=EDDF&" + spans[part]);
            assertThat(OpenSkyRequests.departures("EDDF", begin, end, NOW)
                            .get(part)
                            .path())
                    .isEqualTo("/flights/departure?airport=EDDF&" + spans[part]);
        }
        assertThat(OpenSkyRequests.arrivals("EDDF", begin, end, NOW)).hasSize(3);
    }

    @Test
    void tracksAreAskedForLiveOrAtATime() {
        assertThat(OpenSkyRequests.liveTrack("3c675a").path()).isEqualTo("/tracks/all?icao24=3c675a&time=0");
        assertThat(OpenSkyRequests.track("3c675a", Instant.ofEpochSecond(1_700_000_000), NOW)
                        .path())
                .isEqualTo("/tracks/all?icao24=3c675a&time=1700000000");
    }

    @Test
    void whatWouldChangeTheRequestIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> OpenSkyRequests.liveTrack("3c675a&time=1"));
        assertThatIllegalArgumentException().isThrownBy(() -> OpenSkyRequests.flights(NOW, NOW, NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(null, List.of("4ca12")))
                .withMessage("Cannot ask for aircraft '4ca12': write six hexadecimal digits such as 4ca123.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpenSkyOptions(
                        URI.create("https://me:s3cret@example.org/api"),
                        OpenSkyOptions.PUBLIC_TOKENS,
                        null,
                        List.of(),
                        List.of(),
                        false))
                .withMessageNotContaining("s3cret");
    }

    @Test
    void theTermsSetTheLeastInterval() {
        OpenSkyOptions anonymous = options(null, List.of("4CA123", "4ca123"));
        OpenSkyOptions account = options(new ClientCredentials("me-api-client", "s3cret"), List.of());
        assertThat(anonymous.icao24s()).containsExactly("4ca123");
        assertThat(account.toString()).doesNotContain("s3cret");
        assertThat(anonymous.leastInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(account.leastInterval()).isEqualTo(Duration.ofSeconds(5));
    }

    private static OpenSkyOptions options(@Nullable ClientCredentials credentials, List<String> icao24s) {
        return new OpenSkyOptions(
                OpenSkyOptions.PUBLIC_API, OpenSkyOptions.PUBLIC_TOKENS, credentials, List.of(), icao24s, true);
    }

    private static List<String> paths(List<OpenSkyRequest> requests) {
        return requests.stream().map(OpenSkyRequest::path).toList();
    }
}
