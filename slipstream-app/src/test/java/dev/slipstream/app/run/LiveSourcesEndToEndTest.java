package dev.slipstream.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.slipstream.ingest.provider.simulator.serve.OpenSkyAnswers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program follows the simulator's server, both in processes of their own that are killed in turn. */
class LiveSourcesEndToEndTest {
    private static final String SECRET = "hush-3f7a1c55";
    private static final String WRONG_SECRET = "wrong-9d20e4b8";
    private static final Duration AWAY = Duration.ofSeconds(30);
    private static final String CLIENT = "live-client";

    @TempDir
    Path folder;

    private Path data;
    private Program program;
    private SimulatorProcess simulator;

    @Test
    void losesAndDoublesNothingWhoeverIsKilledAndWhateverElseFails() throws Exception {
        data = folder.resolve("data");
        HttpServer page = page();
        try (Program simulating =
                new Program(folder.resolve("unused"), Files.createDirectory(folder.resolve("s")), List.of())) {
            simulator = SimulatorProcess.start(
                    simulating,
                    // Behind by more than what passes too fast, so that nothing comes from the future.
                    Instant.now().minus(Duration.ofMinutes(45)),
                    "--aircraft=60",
                    "--position-every=5s",
                    "--token-lifetime=90s",
                    "--faults=missing=0.02,duplicate=0.05,corrupt=0.05,jump=0.01,wrong-altitude=0.01",
                    "--client=" + CLIENT + ":" + SECRET + ":licensed");
            try (Program installed = new Program(data, folder, settings(page), secrets())) {
                program = installed;
                RunningProgram first = program.run();
                bothArrive(first);
                theOthersSayWhatFails(first);
                theSimulatorIsKilled(first);
                theProgramIsKilled(first);
                RunningProgram second = program.run(
                        "--set", "sources.positions.url=ws://" + simulator.url().getAuthority() + "/ws");
                List<Long> streamed = everythingIsAskedForAgain(second);
                nothingSecretIsShown();
                simulator.kill();
                RunningProgram.await("all rows are in the tables", second::status, RunningProgram::hasNoLag);
                assertThat(program.command("stop").code()).isZero();
                theAccountIsWhole(streamed);
            }
        } finally {
            page.stop(0);
        }
    }

    private List<String> settings(HttpServer page) throws IOException {
        String url = simulator.url().toString();
        List<String> settings = new ArrayList<>(List.of(
                "http.port=0",
                "kafka.port=0",
                "postgres.port=0",
                "flink.commit-interval=1s",
                "flink.archive-interval=1s",
                "reference.refresh=never",
                "source=opensky,positions,closed,refused,page,unset",
                "sources.positions.url=" + url + "/stream",
                "sources.unset.provider=positions"));
        opensky(settings, "opensky", url, "every=5s", "account-class=licensed", "client-id=" + CLIENT);
        opensky(settings, "closed", "http://127.0.0.1:" + closedPort(), "every=1h");
        opensky(settings, "refused", url, "every=1h", "client-id=stranger");
        opensky(settings, "page", "http://127.0.0.1:" + page.getAddress().getPort(), "every=1h");
        return settings;
    }

    private static void opensky(List<String> settings, String name, String url, String... more) {
        Stream.concat(
                        Stream.of(
                                "provider=opensky",
                                "base-url=" + url + OpenSkyAnswers.API_PATH,
                                "token-url=" + url + OpenSkyAnswers.TOKEN_PATH),
                        Stream.of(more))
                .forEach(setting -> settings.add("sources." + name + "." + setting));
    }

    private static Map<String, String> secrets() {
        return Map.of(
                "SLIPSTREAM_SOURCES_OPENSKY_CLIENT_SECRET", SECRET,
                "SLIPSTREAM_SOURCES_REFUSED_CLIENT_SECRET", WRONG_SECRET);
    }

    private void bothArrive(RunningProgram running) throws Exception {
        RunningProgram.await(
                "states of both sources are in the table",
                () -> running.sql("select count(*) filter (provider = 'opensky'),"
                        + " count(*) filter (provider = 'positions') from silver.states"),
                rows -> rows.path(0).path(0).asLong() > 0
                        && rows.path(0).path(1).asLong() > 0);
        JsonNode status = RunningProgram.await(
                "calls are counted",
                running::status,
                seen -> seen.path("quota").path(0).path("used").asLong() > 0);
        assertThat(status.path("quota").path(0).path("source").textValue()).isEqualTo("opensky");
        assertThat(source(status, "opensky").path("doing").textValue()).isNotEmpty();
        assertThat(source(status, "positions").path("doing").textValue()).startsWith("receiving since ");
    }

    private static JsonNode source(JsonNode status, String name) {
        for (JsonNode source : status.path("sources")) {
            if (source.path("name").textValue().equals(name)) {
                return source;
            }
        }
        throw new AssertionError("No source " + name + " in " + status);
    }

    private void theOthersSayWhatFails(RunningProgram running) throws Exception {
        JsonNode status = RunningProgram.await(
                "the failing sources have been tried",
                running::status,
                seen -> source(seen, "page").path("rejected").asLong() == 1
                        && source(seen, "closed").path("doing").asText().startsWith("waiting")
                        && source(seen, "refused").path("doing").asText().contains("refuses"));
        assertThat(status.path("ready").booleanValue()).isTrue();
        assertThat(source(status, "closed").path("doing").textValue())
                .startsWith("waiting until ")
                .containsPattern("the last call failed|calls failed again and again");
        assertThat(source(status, "refused").path("doing").textValue()).contains("the provider refuses");
        assertThat(source(status, "unset").path("problem").textValue())
                .startsWith("Cannot run source 'unset': sources.unset.url is not set.");
    }

    /** It comes back half a minute later by its own clock; of how long we wait, the source's back-off decides. */
    private void theSimulatorIsKilled(RunningProgram running) throws Exception {
        Instant killedAt = simulator.kill();
        RunningProgram.await(
                "both sources have noticed",
                running::status,
                status -> source(status, "positions").path("doing").asText().contains("the last call failed")
                        && source(status, "opensky").path("doing").asText().contains("the last call failed"));
        simulator.restart(killedAt.plus(AWAY));
        String states = "select count(distinct provider) from silver.states where seen_at > timestamptz '"
                + killedAt.plus(AWAY) + "'";
        RunningProgram.await(
                "both sources go on",
                () -> running.sql(states),
                rows -> rows.path(0).path(0).asInt() == 2);
    }

    private void theProgramIsKilled(RunningProgram running) throws Exception {
        running.process().destroyForcibly().waitFor();
        simulator.awaitTime(simulator.now().plus(AWAY));
    }

    /** Returns what the simulator says itself when asked from the first offset on. */
    private List<Long> everythingIsAskedForAgain(RunningProgram running) throws Exception {
        Instant now = simulator.now();
        RunningProgram.await(
                "the stream has been caught up with",
                () -> running.sql("select max(seen_at) from silver.states where provider = 'positions'"),
                rows -> rows.path(0).path(0).isTextual()
                        && Instant.parse(rows.path(0).path(0).textValue()).isAfter(now));
        String first = running.sql("select decode(body) from bronze.captures where source = 'positions'"
                        + " order by capture_id limit 1")
                .path(0)
                .path(0)
                .textValue();
        long offset = Long.parseLong(first.lines()
                .filter(line -> line.startsWith("id: "))
                .findFirst()
                .orElseThrow()
                .substring(4));
        return simulator.offsetsAfter(offset - 1, now);
    }

    private void nothingSecretIsShown() throws Exception {
        Program.Result status = program.command("status");
        assertThat(status.out())
                .contains("sources.refused.doing", "quota.opensky.used")
                .doesNotContain(SECRET, WRONG_SECRET);
        Program.Result settings = program.command("settings");
        assertThat(settings.out()).contains("sources.opensky.client-secret").doesNotContain(SECRET, WRONG_SECRET);
        assertThat(program.command("quota").out()).contains("opensky").doesNotContain(SECRET, WRONG_SECRET);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> Files.isRegularFile(path)).toList()) {
                byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
                assertThat(new String(bytes, StandardCharsets.ISO_8859_1).contains(SECRET))
                        .as("the secret is in %s", file)
                        .isFalse();
            }
        }
    }

    private void theAccountIsWhole(List<Long> streamed) throws Exception {
        LiveAccount account = LiveAccount.read(data);
        assertThat(streamed).isNotEmpty();
        assertThat(account.offsets().subList(0, streamed.size()))
                .as("offsets in captures")
                .isEqualTo(streamed);
        assertThat(account.offsets()).as("offsets in captures").isSorted().doesNotHaveDuplicates();
        assertThat(account.requests()).anyMatch(request -> request.startsWith("http") && request.contains("/stream"));
        assertThat(account.requests()).anyMatch(request -> request.startsWith("ws") && request.contains("/ws"));
        assertThat(account.requests()).noneMatch(request -> request.contains(SECRET));
        assertThat(account.items("positions")).isEqualTo(account.offsets().size());
        assertThat(account.items("opensky")).isPositive();
        account.requireEverythingOnce();
        eachFailureIsLoggedOnceALife();
    }

    private void eachFailureIsLoggedOnceALife() throws IOException {
        try (Stream<String> lines = Files.lines(data.resolve("logs/slipstream.log"))) {
            List<String> log = lines.toList();
            for (String name : List.of("refused", "page", "unset")) {
                assertThat(log.stream().filter(line -> line.matches(".* (WARN|ERROR) .*ource '?" + name + "\\b.*")))
                        .as("warnings and errors of source %s, in two lives", name)
                        .hasSizeBetween(1, 2);
            }
        }
    }

    private static HttpServer page() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] html = "<html><body>Please accept our terms.</body></html>".getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, html.length);
            try (var body = exchange.getResponseBody()) {
                body.write(html);
            }
        });
        server.start();
        return server;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
