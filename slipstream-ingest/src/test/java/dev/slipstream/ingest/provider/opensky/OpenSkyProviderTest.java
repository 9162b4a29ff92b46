package dev.slipstream.ingest.provider.opensky;

import static dev.slipstream.ingest.provider.Captures.answer;
import static dev.slipstream.ingest.provider.Captures.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.geo.BoundingBox;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.ingest.pace.BackOff;
import dev.slipstream.ingest.pace.CallGate.Outcome;
import dev.slipstream.ingest.pace.CallGate.Result;
import dev.slipstream.ingest.pace.CallTimes;
import dev.slipstream.ingest.pace.GateListener;
import dev.slipstream.ingest.pace.GateOptions;
import dev.slipstream.ingest.pace.GateStatus;
import dev.slipstream.ingest.pace.ScriptedLedger;
import dev.slipstream.ingest.pace.SourceGate;
import dev.slipstream.ingest.pace.Standby;
import dev.slipstream.ingest.pace.VirtualTime;
import dev.slipstream.ingest.provider.Captures;
import dev.slipstream.ingest.provider.Poll;
import dev.slipstream.ingest.transport.HttpCaller;
import dev.slipstream.ingest.transport.HttpOptions;
import dev.slipstream.ingest.transport.ProxyRoute;
import dev.slipstream.ingest.transport.Reply;
import dev.slipstream.ingest.transport.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The provider with its gate and a real HTTP connection; only the time is made up. */
@Timeout(20)
class OpenSkyProviderTest {
    private static final String STATES = "/api/states/all";
    private static final String TOKENS = "/auth/token";
    private static final ClientCredentials CREDENTIALS = new ClientCredentials("me-api-client", "s3cret");
    private static final String BODY = answer(row("4ca121"));
    private static final String BOMB = "x".repeat(3_000_000);

    private final VirtualTime time = new VirtualTime("2026-11-20T10:00:00Z");
    private final ScriptedLedger ledger = new ScriptedLedger();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final ScriptedServer server;

    OpenSkyProviderTest() throws IOException {
        server = new ScriptedServer();
        server.on(TOKENS, token("first", 1800), token("second", 1800), token("third", 1800));
        server.on(STATES, Reply.of(200, BODY, "X-Rate-Limit-Remaining: 396"));
    }

    @AfterEach
    void stop() throws IOException {
        for (Outcome outcome : outcomes) {
            assertThat(outcome.detail()).doesNotContain("s3cret", "bearer-", "client_secret");
        }
        assertThat(shown).noneMatch(sentence -> sentence.contains("s3cret") || sentence.contains("bearer-"));
        server.close();
    }

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
    void a401IsMendedOnceByAFreshToken() throws Exception {
        server.on(STATES, Reply.of(200, BODY), Reply.of(401, "expired"), Reply.of(200, BODY));
        OpenSkyProvider provider = provider(CREDENTIALS);
        next(provider);
        Poll second = next(provider);
        assertThat(second.receivedAt()).as("no pause").isEqualTo("2026-11-20T10:00:10Z");
        assertThat(server.requests(STATES)).hasSize(3);
        assertThat(server.requests(TOKENS)).hasSize(2);
        assertThat(results()).containsExactly(Result.ANSWERED, Result.ANSWERED);
    }

    @Test
    void a401ForEverIsNoTightLoop() throws Exception {
        server.on(STATES, Reply.of(401, "no"), Reply.of(401, "no: bearer-second"), Reply.of(401, "no"));
        time.at("2026-11-20T11:00:00Z", () -> server.on(STATES, Reply.of(200, BODY)));
        Poll poll = next(provider(CREDENTIALS));
        assertThat(poll.receivedAt()).isEqualTo("2026-11-20T11:45:00Z");
        assertThat(results()).containsExactly(Result.REFUSED, Result.REFUSED, Result.REFUSED, Result.ANSWERED);
        assertThat(server.requests(STATES))
                .as("each call once more with a fresh token")
                .hasSize(7);
        assertThat(shown).anyMatch(sentence -> sentence.endsWith("because the provider refuses: HTTP 401: no: ***"));
    }

    @Test
    void refusedCredentialsAreNoTightLoop() throws Exception {
        server.on(TOKENS, Reply.of(401, "{\"error\":\"unauthorized_client s3cret\"}"), token("first", 1800));
        Poll poll = next(provider(CREDENTIALS));
        assertThat(poll.receivedAt()).isEqualTo("2026-11-20T10:15:00Z");
        assertThat(outcomes.get(0).detail()).isEqualTo("no token: HTTP 401 from the token endpoint");
        assertThat(server.requests(STATES)).hasSize(1);
    }

    @Test
    void aTokenEndpointThatFailsIsTriedAgain() throws Exception {
        server.on(
                TOKENS,
                Reply.of(503, "down"),
                Reply.of(200, "<html>"),
                Reply.of(200, "{\"token_type\":\"Bearer\"}"),
                Reply.of(429, "", "Retry-After: 600"),
                token("first", 1800));
        Poll poll = next(provider(CREDENTIALS));
        assertThat(results())
                .containsExactly(Result.FAILED, Result.FAILED, Result.FAILED, Result.TOLD_TO_WAIT, Result.ANSWERED);
        assertThat(poll.receivedAt()).isAfter("2026-11-20T10:10:00Z");
    }

    @Test
    void a403IsNoTightLoop() throws Exception {
        server.on(STATES, Reply.of(403, "forbidden network"), Reply.of(403, ""), Reply.of(200, BODY));
        Poll poll = next(provider(null));
        assertThat(poll.receivedAt()).isEqualTo("2026-11-20T10:45:00Z");
        assertThat(outcomes.get(0).detail()).isEqualTo("HTTP 403: forbidden network");
    }

    @Test
    void a429IsWaitedOutToTheSecondHoweverLong() throws Exception {
        server.on(
                STATES,
                Reply.of(429, "Too many requests", "X-Rate-Limit-Retry-After-Seconds: 38715"),
                Reply.of(200, BODY));
        time.at(
                "2026-11-20T20:45:14Z",
                () -> assertThat(server.requests(STATES)).hasSize(1));
        Poll poll = next(provider(null));
        assertThat(poll.receivedAt()).isBetween("2026-11-20T20:45:15Z", "2026-11-20T20:45:16Z");
        assertThat(server.requests(STATES)).hasSize(2);
        assertThat(shown)
                .contains(
                        "waiting until 2026-11-20T20:45:16Z because the provider asks to wait: HTTP 429: Too many requests");
    }

    @Test
    void a503IsTriedAgainAndItsBodyIsNoCapture() throws Exception {
        server.on(STATES, Reply.of(503, "overload"), Reply.of(200, BODY));
        Poll poll = next(provider(null));
        assertThat(text(poll)).isEqualTo(BODY);
        assertThat(poll.receivedAt()).as("the least gap of the terms").isEqualTo("2026-11-20T10:00:10Z");
    }

    @Test
    void hangingAndHalfAnswersAreTriedAgain() throws Exception {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        server.on(
                STATES,
                Reply.silence(),
                Reply.stalling(BODY),
                Reply.withLength(200, body.length + 1000, body),
                Reply.cutChunks(BODY),
                Reply.hangUp(),
                Reply.of(200, BODY));
        Poll poll = next(provider(null));
        assertThat(text(poll)).isEqualTo(BODY);
        assertThat(results())
                .as("Java's client itself repeats a GET once when the connection closes without a byte")
                .containsExactly(Result.FAILED, Result.FAILED, Result.FAILED, Result.FAILED, Result.ANSWERED);
        assertThat(server.requests(STATES)).hasSize(6);
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
    void unpacksAnswersAndRefusesBombs() throws Exception {
        byte[] packed = Reply.gzip(BODY.getBytes(StandardCharsets.UTF_8));
        byte[] bomb = Reply.gzip(BOMB.getBytes(StandardCharsets.UTF_8));
        server.on(
                STATES, Reply.of(200, bomb, "Content-Encoding: gzip"), Reply.of(200, packed, "Content-Encoding: gzip"));
        assertThat(text(next(provider(null)))).isEqualTo(BODY);
        assertThat(results()).containsExactly(Result.FAILED, Result.ANSWERED);
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
    void anotherAddressOfStatesIsRefusedNotEmpty() throws Exception {
        server.on(STATES, Reply.of(404, ""), Reply.of(200, BODY));
        next(provider(null));
        assertThat(results()).containsExactly(Result.REFUSED, Result.ANSWERED);
    }

    @Test
    void oneBadRequestDoesNotHoldUpTheOthers() throws Exception {
        OpenSkyOptions two =
                options(null, List.of(new BoundingBox(50, 0, 55, 5), new BoundingBox(60, 0, 65, 5)), List.of());
        server.on(STATES, Reply.of(400, "bad box"), Reply.of(200, BODY));
        assertThat(next(provider(two, "")).request()).contains("lamin=60.0");
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

    private static Reply token(String name, int seconds) {
        return Reply.of(
                200,
                "{\"access_token\":\"bearer-" + name + "\",\"expires_in\":" + seconds + ",\"token_type\":\"Bearer\"}");
    }

    private OpenSkyOptions options(
            @Nullable ClientCredentials credentials, List<BoundingBox> boxes, List<String> icao24s) {
        return new OpenSkyOptions(server.uri("/api/"), server.uri(TOKENS), credentials, boxes, icao24s, true);
    }

    private OpenSkyProvider provider(@Nullable ClientCredentials credentials) {
        return provider(options(credentials, List.of(), List.of()), "");
    }

    private OpenSkyProvider provider(OpenSkyOptions options, String cursor) {
        CallTimes times = CallTimes.every(Duration.ofSeconds(10)).withLeastGap(options.leastInterval());
        GateListener listener = new GateListener() {
            @Override
            public void changed(GateStatus status) {
                shown.add(status.sentence());
            }

            @Override
            public void called(String source, Outcome outcome) {
                outcomes.add(outcome);
            }
        };
        SourceGate gate = new SourceGate(
                new GateOptions("opensky", options.account(), times, BackOff.STANDARD),
                OpenSkyProvider.history(cursor),
                ledger,
                Standby.NONE,
                listener,
                time,
                time,
                () -> 0L);
        return new OpenSkyProvider(options, client(options), gate, time, cursor);
    }

    private OpenSkyClient client(OpenSkyOptions options) {
        HttpOptions http = new HttpOptions(
                Duration.ofSeconds(5), Duration.ofMillis(700), "Slipstream/test", ProxyRoute.DIRECT, 1_000_000);
        return new OpenSkyClient(options, new HttpCaller(http, time), time);
    }

    private List<Result> results() {
        return outcomes.stream().map(Outcome::result).toList();
    }

    private static Poll next(OpenSkyProvider provider) throws InterruptedException {
        return provider.next().orElseThrow();
    }

    private static String text(Poll poll) {
        return new String(poll.body(), StandardCharsets.UTF_8);
    }

    private static List<RejectReason> reasons(Poll poll) {
        List<Item> items = new ArrayList<>();
        new OpenSkyParser().parse(Captures.of("opensky", poll.status(), poll.body()), items::add);
        return items.stream().map(item -> ((Rejected) item).reason()).toList();
    }
}
