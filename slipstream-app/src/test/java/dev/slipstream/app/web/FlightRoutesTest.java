package dev.slipstream.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.app.cli.NoBackend;
import dev.slipstream.lakehouse.question.Answer;
import dev.slipstream.lakehouse.question.QueryEngine;
import dev.slipstream.lakehouse.question.QueryLimits;
import dev.slipstream.lakehouse.question.Questions;
import dev.slipstream.lakehouse.table.FlightRows;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.TestLake;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Permanent addresses over real tables. */
class FlightRoutesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant FROM = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-20T11:30:00Z");

    @TempDir
    static Path folder;

    private static TestLake lake;
    private static QueryEngine engine;
    private static WebServer server;

    @BeforeAll
    static void start() {
        lake = TestLake.in(folder.resolve("lake"));
        lake.append(
                LakeTable.FLIGHTS,
                List.of(
                        FlightRows.version("4ca123", "AIRBORNE", FROM, FROM, FROM, 1),
                        FlightRows.version("4ca123", "LANDED", FROM, TO, TO.plusSeconds(300), 500)));
        lake.append(
                LakeTable.EVENTS,
                List.of(FlightRows.event("4ca123", FROM, "TAKE_OFF", FROM.plusSeconds(90), FROM.plusSeconds(95))));
        engine = new QueryEngine(lake.lake(), List.of(), folder.resolve("temp"), QueryLimits.DEFAULT);
        server = WebServer.start(
                new WebServer.Access("127.0.0.1", 0, List.of(), AllRoutes.TOKEN),
                List.of(new FlightRoutes(TablesOnly::new)));
    }

    @AfterAll
    static void stop() {
        server.close();
        engine.close();
        lake.close();
    }

    private static RawHttp get(String path) throws IOException {
        int port = URI.create(server.url()).getPort();
        return RawHttp.send(port, "GET " + path, List.of("Host: 127.0.0.1:" + port, "Accept: application/json"), "");
    }

    @Test
    void anyInstantOfAFlightIsItsAddress() throws IOException {
        for (String path : List.of(
                "/api/v1/flights/4ca123/2026-11-20T10:15Z",
                "/api/v1/flights/4CA123/2026-11-20T11:29:59.5Z",
                "/api/v1/flights/4ca123/2026-11-20T11:45:00+01:00".replace("+", "%2B"))) {
            RawHttp answer = get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            JsonNode found = JSON.readTree(answer.body());
            assertThat(found.path("flight").path("stage").textValue()).isEqualTo("LANDED");
            assertThat(found.path("flight").path("observations").longValue()).isEqualTo(500);
            assertThat(found.path("flight").path("callsign").isNull()).isTrue();
            assertThat(found.path("events").findValuesAsText("kind")).containsExactly("TAKE_OFF");
        }
    }

    @Test
    void whereNoFlightIsItSaysSo() throws IOException {
        for (String path :
                List.of("/api/v1/flights/4ca123/2026-11-20T09:59Z", "/api/v1/flights/4ca124/2026-11-20T10:15Z")) {
            RawHttp answer = get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("No flight of 4ca12").contains("is known that covers 2026-11-20T");
        }
    }

    @Test
    void whatIsNoInstantOrAircraftIsTheAskersMistake() throws IOException {
        for (String path : List.of(
                "/api/v1/flights/4ca123/yesterday",
                "/api/v1/flights/4ca123/2026-11-20",
                "/api/v1/flights/4ca'23/2026-11-20T10:15Z")) {
            RawHttp answer = get(path);
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(JSON.readTree(answer.body()).path("error").textValue()).contains("flight");
        }
    }

    /** Questions over the tables of this test; the process's own affairs are not asked. */
    private static final class TablesOnly extends NoBackend {
        @Override
        public Answer ask(
                String question, Map<String, String> parameters, @Nullable Instant at, @Nullable Instant asOf) {
            return engine.ask(
                    Questions.bundled().question(question), parameters, at == null ? TO.plusSeconds(3_600) : at, asOf);
        }
    }
}
