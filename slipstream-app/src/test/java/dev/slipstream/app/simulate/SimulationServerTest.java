package dev.slipstream.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.provider.simulator.fault.FaultRates;
import dev.slipstream.ingest.provider.simulator.serve.ApiClient;
import dev.slipstream.ingest.provider.simulator.serve.FailureRates;
import dev.slipstream.ingest.provider.simulator.serve.OpenSkyAnswers;
import dev.slipstream.ingest.provider.simulator.serve.PositionStream;
import dev.slipstream.ingest.provider.simulator.serve.SimulatedClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The started server over sockets; time passes sixty times as fast there. */
@Timeout(60)
class SimulationServerTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Simulation SIMULATION =
            Simulation.of(new Simulation.Options(300, 42, FaultRates.NONE, 10, 5), ReferenceData.bundled());
    private static final PositionStream POSITIONS = SIMULATION.positions();
    private static final SimulatedClock CLOCK = new SimulatedClock(Clock.systemUTC(), START, 60);
    private static SimulationServer server;

    @BeforeAll
    static void start() {
        server = serve(FailureRates.NONE);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static SimulationServer serve(FailureRates failures) {
        OpenSkyAnswers answers = SIMULATION.answers(
                new OpenSkyAnswers.Behaviour(List.of(ApiClient.DEMO), Duration.ofMinutes(30), failures));
        return SimulationServer.start(SIMULATION, answers, CLOCK, "127.0.0.1", 0);
    }

    private static HttpRequest.Builder request(SimulationServer to, String path) {
        return HttpRequest.newBuilder(URI.create(to.url() + path));
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(request(server, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What a reader gets who is never interrupted. */
    private static List<Long> expected(long from, int count) {
        List<Long> offsets = new ArrayList<>();
        PositionStream.Batch batch = POSITIONS.read(from, START.plusSeconds(36_000), count);
        batch.entries().forEach(entry -> offsets.add(entry.offset()));
        return offsets;
    }

    private static List<Long> readEvents(String path, String lastEventId, int count)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(server, path);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        List<Long> ids = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            while (ids.size() < count) {
                String line = lines.readLine();
                if (line.startsWith("id: ")) {
                    ids.add(Long.valueOf(line.substring(4)));
                    assertThat(lines.readLine()).startsWith("data: {\"flight_id\":\"");
                    assertThat(lines.readLine()).isEmpty();
                }
            }
        }
        return ids;
    }

    @Test
    void eventsResumeAfterTheLastOneThatArrived() throws Exception {
        long begin = POSITIONS.offsetAfter(START.minusSeconds(600));
        List<Long> got = new ArrayList<>();
        String last = String.valueOf(begin - 1);
        for (int connection = 0; connection < 5; connection++) {
            got.addAll(readEvents("/stream", last, 201));
            last = String.valueOf(got.get(got.size() - 1));
        }
        assertThat(got).isEqualTo(expected(begin, 5 * 201));
        assertThat(readEvents("/stream?lastEventId=" + last, null, 10))
                .isEqualTo(expected(Long.parseLong(last) + 1, 10));
    }

    @Test
    void newEventsComeAsTimePasses() throws Exception {
        Instant before = CLOCK.instant();
        List<Long> got = readEvents("/stream", null, 300);
        assertThat(POSITIONS.readableAt(got.get(0))).isAfter(before.minusSeconds(1));
        assertThat(got).isEqualTo(expected(got.get(0), 300));
        assertThat(CLOCK.instant()).isAfter(POSITIONS.readableAt(got.get(299)));
    }

    @Test
    void aRestartedServerGoesOnWithTheSameNumbers() throws Exception {
        long begin = POSITIONS.offsetAfter(START.minusSeconds(60));
        List<Long> got = readEvents("/stream", String.valueOf(begin - 1), 50);
        SimulationServer first = server;
        server = serve(FailureRates.NONE);
        first.close();
        got.addAll(readEvents("/stream", String.valueOf(got.get(49)), 50));
        assertThat(got).isEqualTo(expected(begin, 100));
    }

    @Test
    void messagesComeFromTheAskedOffset() throws Exception {
        long begin = POSITIONS.offsetAfter(START.minusSeconds(600));
        List<Long> got = new ArrayList<>();
        long from = begin;
        for (int connection = 0; connection < 3; connection++) {
            for (String message : readMessages("/ws?from=" + from, 301)) {
                JsonNode node = JSON.readTree(message);
                assertThat(node.get("position").get("hex").asText()).hasSize(6);
                got.add(node.get("offset").asLong());
            }
            from = got.get(got.size() - 1) + 1;
        }
        assertThat(got).isEqualTo(expected(begin, 3 * 301));
    }

    private static List<String> readMessages(String path, int count) throws InterruptedException {
        Messages messages = new Messages();
        WebSocket socket = connect(path, messages);
        List<String> got = new ArrayList<>();
        while (got.size() < count) {
            socket.request(1);
            got.add(messages.queue.poll(20, TimeUnit.SECONDS));
        }
        socket.abort();
        return got;
    }

    private static WebSocket connect(String path, Messages messages) {
        return CLIENT.newWebSocketBuilder()
                .buildAsync(URI.create(server.url().replace("http:", "ws:") + path), messages)
                .join();
    }

    @Test
    void aReaderThatComesLateToReadingGetsEverything() throws Exception {
        long begin = POSITIONS.earliest(CLOCK.instant().plusSeconds(600));
        Messages messages = new Messages();
        WebSocket socket = connect("/ws?from=" + begin, messages);
        socket.request(500);
        for (long offset : expected(begin, 500)) {
            String message = messages.queue.poll(20, TimeUnit.SECONDS);
            assertThat(message).startsWith("{\"offset\":" + offset + ",");
        }
        socket.abort();
    }

    @Test
    void offsetsThatAreGoneOrUnknownAreNotPassedOver() throws Exception {
        long gone = POSITIONS.earliest(CLOCK.instant()) - 1;
        assertThat(get("/stream?lastEventId=" + gone).statusCode()).isEqualTo(410);
        assertThat(get("/stream?lastEventId=" + gone * 2).statusCode()).isEqualTo(400);
        assertThat(get("/stream?lastEventId=x").statusCode()).isEqualTo(400);
        Messages messages = new Messages();
        connect("/ws?from=" + gone, messages).request(1);
        assertThat(messages.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1003);
    }

    @Test
    void openSkysApiIsServed() throws Exception {
        HttpResponse<String> token = CLIENT.send(
                request(server, OpenSkyAnswers.TOKEN_PATH)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "grant_type=client_credentials&client_id=demo-api-client&client_secret=demo-secret"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(token.statusCode()).isEqualTo(200);
        String bearer =
                "Bearer " + JSON.readTree(token.body()).get("access_token").asText();
        HttpResponse<String> states = CLIENT.send(
                request(server, "/api/states/all?extended=True&time=0")
                        .header("Authorization", bearer)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(states.statusCode()).isEqualTo(200);
        assertThat(states.headers().firstValue("X-Rate-Limit-Remaining")).isPresent();
        assertThat(JSON.readTree(states.body()).get("states").get(0)).hasSize(18);
        assertThat(get("/api/states/own").statusCode()).isEqualTo(403);
        assertThat(get("/api/tracks/?icao24=ffffff").statusCode()).isEqualTo(404);
        assertThat(get("/api/tracks/?icao24=ffffff").body()).isEmpty();
    }

    @Test
    void truthIsATable() throws Exception {
        JsonNode flights = JSON.readTree(get("/truth/flights?from=2026-11-20T10:00:00Z&to=2026-11-20T11:00:00Z")
                .body());
        int expected = SIMULATION
                .world()
                .flightsBetween(START.minusSeconds(7200), START.minusSeconds(3600))
                .size();
        assertThat(flights).hasSize(expected);
        assertThat(get("/truth/flights?from=1795168800&to=1795172400&format=csv")
                        .body()
                        .lines())
                .hasSize(expected + 1)
                .first()
                .asString()
                .startsWith("aircraft,callsign,");
        assertThat(get("/truth/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/truth/flights?from=2026").statusCode()).isEqualTo(400);
        assertThat(get("/truth/flights?format=xml").statusCode()).isEqualTo(400);
        assertThat(get("/truth/flights?from=0").statusCode()).isEqualTo(400);
    }

    @Test
    void halfAnswersAndSilenceAreDelivered() throws Exception {
        try (SimulationServer half = serve(FailureRates.parse("half=1"));
                SimulationServer stalled = serve(FailureRates.parse("stall=1"))) {
            assertThatThrownBy(() ->
                            CLIENT.send(request(half, "/api/states/all").build(), HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(HttpTimeoutException.class);
            HttpRequest impatient = request(stalled, "/api/states/all")
                    .timeout(Duration.ofMillis(500))
                    .build();
            assertThatThrownBy(() -> CLIENT.send(impatient, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(HttpTimeoutException.class);
        }
    }

    @Test
    void otherNamesAreNotServed() throws Exception {
        String port = server.url().substring(server.url().lastIndexOf(':') + 1);
        try (java.net.Socket socket = new java.net.Socket("127.0.0.1", Integer.parseInt(port))) {
            socket.getOutputStream()
                    .write("GET /api/states/all HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void aTakenPortIsExplained() {
        int port = URI.create(server.url()).getPort();
        assertThatThrownBy(() -> SimulationServer.start(
                        SIMULATION, SIMULATION.answers(OpenSkyAnswers.Behaviour.DEFAULT), CLOCK, "127.0.0.1", port))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--port");
    }
}
