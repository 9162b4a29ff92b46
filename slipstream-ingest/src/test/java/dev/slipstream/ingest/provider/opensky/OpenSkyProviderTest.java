package dev.slipstream.ingest.provider.opensky;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.geo.BoundingBox;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.ingest.pace.CallGate.Result;
import dev.slipstream.ingest.provider.Captures;
import dev.slipstream.ingest.provider.Poll;
import dev.slipstream.ingest.transport.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the live source asks for and brings. */
class OpenSkyProviderTest extends OpenSkyFixture {
    @Test
    void asksAnonymouslyAtItsInterval() throws Exception {
        OpenSkyProvider provider = provider(null);
        Poll first = next(provider);
        Poll second = next(provider);
        assertThat(first.request()).isEqualTo(server.uri(STATES) + "?extended=1");
        assertThat(first.status()).isEqualTo(200);
        assertThat(text(first)).isEqualTo(BODY);
        assertThat(first.receivedAt()).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(second.receivedAt()).isEqualTo("2026-11-20T10:00:10Z");
        assertThat(server.requests()).noneMatch(request -> request.headers().containsKey("authorization"));
        assertThat(ledger.events())
                .startsWith("take opensky/anonymous states 4", "remaining opensky/anonymous states 396");
    }

    @Test
    void aRestartKeepsTheCadenceAndThePlaceInTheRound() throws Exception {
        OpenSkyOptions two =
                options(null, List.of(new BoundingBox(50, 0, 55, 5), new BoundingBox(60, 0, 65, 5)), List.of());
        String cursor = next(provider(two, "")).cursor();
        time.pass(Duration.ofSeconds(3));
        Poll after = next(provider(two, cursor));
        assertThat(cursor).isEqualTo("2026-11-20T10:00:00Z 1");
        assertThat(after.receivedAt()).isEqualTo("2026-11-20T10:00:10Z");
        assertThat(after.request()).contains("lamin=60.0");
        assertThat(after.cursor()).isEqualTo("2026-11-20T10:00:10Z 0");
    }

    @Test
    void aCursorOfAnotherConfigurationOrOfNothingBeginsAnew() throws Exception {
        assertThat(next(provider(options(null, List.of(), List.of()), "2026-11-20T09:00:00Z 17")))
                .isNotNull();
        assertThat(next(provider(options(null, List.of(), List.of()), "offset:17")))
                .isNotNull();
    }

    @Test
    void renewsItsTokenBeforeItExpiresWhileRunning() throws Exception {
        OpenSkyProvider provider = provider(CREDENTIALS);
        next(provider);
        time.pass(Duration.ofSeconds(1769));
        next(provider);
        time.pass(Duration.ofSeconds(1));
        next(provider);
        assertThat(server.requests(STATES))
                .extracting(request -> request.header("Authorization"))
                .containsExactly("Bearer bearer-first", "Bearer bearer-first", "Bearer bearer-second");
        assertThat(server.requests(TOKENS)).hasSize(2);
        assertThat(server.requests(TOKENS).get(0).body())
                .isEqualTo("client_id=me-api-client&client_secret=s3cret&grant_type=client_credentials");
        assertThat(ledger.events()).contains("take opensky/me-api-client states 4");
    }

    @Test
    void whatIsNoJsonBecomesACaptureAndIsCounted() throws Exception {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        server.on(
                STATES,
                Reply.of(200, "<html><body>maintenance</body></html>"),
                Reply.of(200, ""),
                Reply.withLength(200, 40, body));
        OpenSkyProvider provider = provider(null);
        assertThat(reasons(next(provider))).containsExactly(RejectReason.UNREADABLE_BODY);
        assertThat(reasons(next(provider))).containsExactly(RejectReason.UNREADABLE_BODY);
        assertThat(reasons(next(provider))).containsExactly(RejectReason.TRUNCATED_BODY);
    }

    @Test
    void followsARedirect() throws Exception {
        server.on(STATES, Reply.of(301, "", "Location: /v2/states/all"));
        server.on("/v2/states/all", Reply.of(200, BODY));
        assertThat(text(next(provider(null)))).isEqualTo(BODY);
    }

    @Test
    void anUnchangedAnswerIsNoCapture() throws Exception {
        server.on(STATES, Reply.of(200, BODY, "ETag: \"1\""), Reply.of(304, ""), Reply.of(200, BODY));
        OpenSkyProvider provider = provider(null);
        next(provider);
        Poll second = next(provider);
        assertThat(second.receivedAt()).isEqualTo("2026-11-20T10:00:20Z");
        assertThat(server.requests(STATES).get(1).header("If-None-Match")).isEqualTo("\"1\"");
    }

    @Test
    void bothSidesOfTheAntimeridianAndAllPartsOfAListAreAskedFor() throws Exception {
        List<String> aircraft = new ArrayList<>();
        for (int number = 0; number < 101; number++) {
            aircraft.add("4c%04x".formatted(number));
        }
        OpenSkyOptions options = options(null, List.of(new BoundingBox(-20, 175, -10, -170)), aircraft);
        OpenSkyProvider provider = provider(options, "");
        for (int call = 0; call < 4; call++) {
            next(provider);
        }
        assertThat(server.requests(STATES))
                .extracting(request -> request.target().replaceAll("(&icao24=......)+", "&list"))
                .containsExactly(
                        STATES + "?lamin=-20.0&lomin=175.0&lamax=-10.0&lomax=180.0&list&extended=1",
                        STATES + "?lamin=-20.0&lomin=-180.0&lamax=-10.0&lomax=-170.0&list&extended=1",
                        STATES + "?lamin=-20.0&lomin=175.0&lamax=-10.0&lomax=180.0&list&extended=1",
                        STATES + "?lamin=-20.0&lomin=-180.0&lamax=-10.0&lomax=-170.0&list&extended=1");
        assertThat(server.requests(STATES).get(2).target()).contains("icao24=4c0064");
    }

    @Test
    void nothingThereIsAnAnswerForFlightsAndTracks() throws Exception {
        Instant now = time.instant();
        server.on("/api/flights/arrival", Reply.of(404, "")).on("/api/tracks/all", Reply.of(404, ""));
        OpenSkyClient client = client(options(null, List.of(), List.of()));
        OpenSkyReply flights = client.ask(
                OpenSkyRequests.arrivals("EDDF", now.minusSeconds(60), now, now).get(0));
        OpenSkyReply track = client.ask(OpenSkyRequests.liveTrack("3c675a"));
        assertThat(flights.outcome().result()).isEqualTo(Result.ANSWERED);
        assertThat(flights.body()).isEmpty();
        assertThat(track.outcome().result()).isEqualTo(Result.ANSWERED);
        assertThat(track.body()).isEmpty();
    }

    private static List<RejectReason> reasons(Poll poll) {
        List<Item> items = new ArrayList<>();
        new OpenSkyParser().parse(Captures.of("opensky", poll.status(), poll.body()), items::add);
        return items.stream().map(item -> ((Rejected) item).reason()).toList();
    }
}
