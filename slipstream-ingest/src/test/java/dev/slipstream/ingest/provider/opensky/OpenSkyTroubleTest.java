package dev.slipstream.ingest.provider.opensky;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.geo.BoundingBox;
import dev.slipstream.ingest.pace.CallGate.Result;
import dev.slipstream.ingest.provider.Poll;
import dev.slipstream.ingest.transport.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the live source does when OpenSky does not answer. */
class OpenSkyTroubleTest extends OpenSkyFixture {
    private static final String BOMB = "x".repeat(3_000_000);

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
        timeout = Duration.ofSeconds(1);
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
        List<Result> failed = results().subList(0, results().size() - 1);
        assertThat(failed)
                .as("at least four: Java's client itself repeats a GET once when the connection closes without a byte")
                .hasSizeGreaterThanOrEqualTo(4)
                .containsOnly(Result.FAILED);
        assertThat(server.requests(STATES)).hasSizeGreaterThanOrEqualTo(6);
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
}
