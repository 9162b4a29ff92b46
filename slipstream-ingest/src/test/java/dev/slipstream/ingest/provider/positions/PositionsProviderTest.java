package dev.slipstream.ingest.provider.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipstream.core.config.UserError;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.ingest.pace.CallGate.Outcome;
import dev.slipstream.ingest.pace.CallGate.Result;
import dev.slipstream.ingest.provider.Captures;
import dev.slipstream.ingest.provider.Poll;
import dev.slipstream.ingest.quota.Cost;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class PositionsProviderTest {
    private static final Clock CLOCK = Clock.fixed(Captures.RECEIVED_AT, ZoneOffset.UTC);

    private final PositionServer server = new PositionServer(Captures.RECEIVED_AT.toEpochMilli() - 1_000);
    private final ImpatientGate gate = new ImpatientGate(() -> {});
    private final List<Instant> waits = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void capturesHoldTheBytesThatCameUntilTheyAreFull(boolean webSocket) throws Exception {
        server.offer(40);
        try (PositionsProvider provider = provider(webSocket, "", 1_000, 5_000)) {
            List<Poll> polls = read(provider, 40);

            assertThat(polls).hasSizeGreaterThan(3).allSatisfy(poll -> {
                assertThat(poll.body()).hasSizeLessThanOrEqualTo(1_000);
                assertThat(poll.receivedAt()).isEqualTo(Captures.RECEIVED_AT);
                assertThat(poll.request()).doesNotContain("secret").endsWith(webSocket ? "/ws" : "/stream");
            });
            assertThat(polls.get(polls.size() - 1).cursor()).isEqualTo("40");
            String first = new String(polls.get(0).body(), StandardCharsets.UTF_8);
            assertThat(first)
                    .startsWith(
                            webSocket
                                    ? "{\"offset\":1, \"position\":{\"flight_id\":\"f1\",\"hex\":null"
                                    : "id: 1\ndata: {\"flight_id\":\"f1\",\"hex\":null")
                    .endsWith(webSocket ? "}}\n" : "}\n\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void goesOnAfterTheCursorWhateverTheServerThinksOfIt(boolean webSocket, boolean inclusive) throws Exception {
        server.offer(20);
        if (inclusive) {
            server.repeatLast();
        }
        try (PositionsProvider provider = provider(webSocket, "13", 1_000, 5_000)) {
            assertThat(flights(read(provider, 7))).isEqualTo(numbers(14, 20));
            assertThat(server.resumed()).containsExactly("13");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void connectionsThatBreakInTheMiddleOfAMessageLoseAndDoubleNothing(boolean webSocket) throws Exception {
        server.offer(100);
        server.breakEvery(7);
        try (PositionsProvider provider = provider(webSocket, "", 400, 5_000)) {
            assertThat(flights(read(provider, 100))).isEqualTo(numbers(1, 100));
        }
        assertThat(server.resumed()).hasSizeGreaterThan(13).startsWith("", "7", "14");
        assertThat(gate.outcomes()).extracting(Outcome::result).containsOnly(Result.ANSWERED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectionOnWhichNothingComesIsReplaced(boolean webSocket) throws Exception {
        server.offer(2);
        try (PositionsProvider provider = provider(webSocket, "", 10_000, 200)) {
            assertThat(flights(read(provider, 2))).isEqualTo(numbers(1, 2));
            Thread later = new Thread(() -> {
                while (server.resumed().size() < 2) {
                    Thread.onSpinWait();
                }
                server.offer(3);
            });
            later.start();

            assertThat(flights(read(provider, 1))).isEqualTo(numbers(3, 3));
            assertThat(server.resumed()).startsWith("", "2");
            later.join();
        }
    }

    @Test
    void waitsAsLongAsTheStreamAsksBeforeTheNextConnection() throws Exception {
        server.greetWith("retry: 30000\n\n: hello\n\n");
        server.offer(3);
        server.breakEvery(2);
        try (PositionsProvider provider = provider(false, "", 10_000, 5_000)) {
            read(provider, 3);
        }
        assertThat(waits).containsExactly(Instant.MIN, Captures.RECEIVED_AT.plusSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 401 Unauthorized, REFUSED,",
        "HTTP/1.1 500 Broken, FAILED,",
        "HTTP/1.1 429 Slowly~Retry-After: 77, TOLD_TO_WAIT, 77",
        "HTTP/1.1 503 Full~Retry-After: 8, TOLD_TO_WAIT, 8",
    })
    void tellsTheGateWhyThereIsNoStream(String head, Result result, Integer seconds) throws Exception {
        for (boolean webSocket : new boolean[] {false, true}) {
            server.refuseWith(head.replace("~", "\r\n"));
            server.offer(1);
            ImpatientGate opening = new ImpatientGate(() -> server.refuseWith(""));
            try (PositionsProvider provider = provider(webSocket, "", 1_000, 5_000, opening)) {
                read(provider, 1);
            }
            Outcome first = opening.outcomes().get(0);
            assertThat(first.result()).isEqualTo(result);
            assertThat(first.retryAfter()).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
            assertThat(opening.outcomes().get(1).result()).isEqualTo(Result.ANSWERED);
        }
    }

    @Test
    void noContentIsTheEndOfTheStream() throws Exception {
        server.refuseWith("HTTP/1.1 204 No Content");
        try (PositionsProvider provider = provider(false, "5", 1_000, 5_000)) {
            assertThat(provider.next()).isEmpty();
        }
    }

    @Test
    void anotherSchemeIsRefusedWithoutShowingTheKey() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> new StreamAddress(URI.create("ftp://me:pass@host/x?key=secret"), Map.of()))
                .withMessageContaining("'ftp://host/x'")
                .withMessageNotContaining("secret")
                .withMessageNotContaining("pass");
        assertThat(new StreamAddress(server.events(), Map.of("Authorization", "hidden")).toString())
                .doesNotContain("hidden", "secret");
    }

    private PositionsProvider provider(boolean webSocket, String cursor, int captureBytes, int stallMillis) {
        return provider(webSocket, cursor, captureBytes, stallMillis, gate);
    }

    private PositionsProvider provider(
            boolean webSocket, String cursor, int captureBytes, int stallMillis, ImpatientGate through) {
        StreamLimits limits = new StreamLimits(
                Duration.ofMillis(50),
                captureBytes,
                Duration.ofMillis(stallMillis),
                Duration.ofSeconds(5),
                new Cost("connections", 1));
        return new PositionsProvider(
                new StreamAddress(webSocket ? server.webSocket() : server.events(), Map.of()),
                HttpClient.newHttpClient(),
                through,
                waits::add,
                CLOCK,
                limits,
                cursor);
    }

    private static List<Poll> read(PositionsProvider provider, int messages) throws InterruptedException {
        List<Poll> polls = new ArrayList<>();
        while (flights(polls).size() < messages) {
            Optional<Poll> poll = provider.next();
            polls.add(poll.orElseThrow());
        }
        return polls;
    }

    private static List<String> flights(List<Poll> polls) {
        List<String> flights = new ArrayList<>();
        for (Poll poll : polls) {
            Capture capture =
                    new Capture(1, "positions", "test", poll.request(), poll.receivedAt(), poll.status(), poll.body());
            for (Item item : Captures.read(capture)) {
                flights.add(((StateVector) item).aircraft());
            }
        }
        return flights;
    }

    private static List<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(n -> "f" + n).toList();
    }
}
