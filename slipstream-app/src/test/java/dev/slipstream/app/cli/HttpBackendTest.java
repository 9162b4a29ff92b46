package dev.slipstream.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands against a web server that answers as the running process does. */
class HttpBackendTest {

    @TempDir
    Path folder;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private CliWorld world;
    private RunFile runFile;
    private int code = 200;

    @BeforeEach
    void startServer() throws IOException {
        world = new CliWorld(folder);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        runFile = new RunFile(
                ProcessHandle.current().pid(),
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                "tok",
                Instant.now());
        runFile.write(world.dataDir());
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void quotaShowsWhatTheRunningProcessHasUsed() {
        answers.put("/api/v1/status", """
                {"quota":[{"source":"opensky","account":"opensky/anonymous","bucket":"states","used":124,
                 "quota":400,"period":"day"}]}
                """);
        assertThat(world.execute("quota", "--source", "opensky", "--format", "csv"))
                .isZero();
        assertThat(world.out.toString().lines().skip(1))
                .containsExactly("opensky,opensky/anonymous,,864s,all day,100,4,400,400 a day,124,100,864s,10s,,fits");
        code = 503;
        assertThat(world.execute("quota", "--source", "opensky", "--format", "csv"))
                .as("a process that cannot say leaves the column empty, and the plan is there")
                .isZero();
        assertThat(world.out.toString()).contains("400 a day,,100");
        assertThat(world.err.toString()).contains("What is used is not known: Cannot ask /api/v1/status: HTTP 503");
    }

    @Test
    void askSendsParametersAndPrintsTheAnswer() {
        answers.put("/api/v1/questions/latest-position", """
                {"columns":[{"name":"callsign","type":"VARCHAR"},{"name":"latitude","type":"DOUBLE"}],
                 "rows":[["DLH 4",50.25],[null,3]],"truncated":true,"tookMillis":12}
                """);
        assertThat(world.execute(
                        "ask",
                        "latest-position",
                        "--param",
                        "callsign=DLH 4&x",
                        "--at",
                        "2026-11-20T10:15Z",
                        "--format",
                        "json"))
                .isZero();
        assertThat(requests)
                .containsExactly("GET /api/v1/questions/latest-position?at=2026-11-20T10:15:00Z&p.callsign=DLH+4%26x "
                        + "Bearer tok ");
        assertThat(world.out.toString()).isEqualTo("""
                        [
                          {"callsign": "DLH 4", "latitude": 50.25},
                          {"callsign": null, "latitude": 3}
                        ]
                        """);
        assertThat(world.err.toString()).contains("Only the first 2 rows").contains("query.max-rows");
    }

    @Test
    void askWithoutAQuestionListsThem() {
        answers.put("/api/v1/questions", """
                {"questions":[{"name":"flight-path","title":"Path of a flight","description":"","chart":null,
                 "parameters":[{"name":"callsign","type":"text","default":null,"description":""},
                               {"name":"hours","type":"number","default":"1","description":""}]}]}
                """);
        assertThat(world.execute("ask", "--format", "csv")).isZero();
        assertThat(world.out.toString()).contains("flight-path,Path of a flight,callsign=… hours=1\r\n");
    }

    @Test
    void sqlGoesInTheBody() {
        answers.put("/api/v1/sql", "{\"columns\":[{\"name\":\"n\",\"type\":\"BIGINT\"}],\"rows\":[[7]]}");
        assertThat(world.execute("sql", "SELECT 7 AS n")).isZero();
        assertThat(requests).containsExactly("POST /api/v1/sql Bearer tok {\"sql\":\"SELECT 7 AS n\"}");
        assertThat(world.out.toString()).isEqualTo("n\n-\n7\n");
    }

    @Test
    void whatTheServerRefusesIsTheUsersProblem() {
        code = 400;
        answers.put("/api/v1/sql", "{\"error\":\"Cannot run this: it is no SELECT. Write one.\"}");
        assertThat(world.execute("sql", "DROP")).isEqualTo(2);
        assertThat(world.err.toString().strip()).isEqualTo("Cannot run this: it is no SELECT. Write one.");
    }

    @Test
    void whatTheServerCannotDoIsOurBug() {
        code = 500;
        answers.put("/api/v1/sql", "<html>");
        assertThat(world.execute("sql", "SELECT 1")).isEqualTo(1);
        assertThat(world.err.toString()).contains("HTTP 500");
    }

    @Test
    void statusIsFlattened() {
        answers.put("/api/v1/status", "{\"state\":\"running\",\"kafka\":{\"port\":19092}}");
        assertThat(world.execute("status", "--format", "csv")).isZero();
        assertThat(world.out.toString()).isEqualTo("what,value\r\nstate,running\r\nkafka.port,19092\r\n");
    }

    @Test
    void rebuildAndVerifySendTheirSpan() {
        answers.put("/api/v1/rebuild", "{\"lines\":[\"hour 1\"]}");
        answers.put("/api/v1/verify", "{\"equal\":false,\"lines\":[\"hour 1 differs\"]}");
        assertThat(world.execute("rebuild", "--from", "2026-11-20", "--to", "2026-11-20T03:00"))
                .isZero();
        assertThat(world.out.toString().strip()).isEqualTo("hour 1");
        assertThat(world.execute("verify", "--hour", "2026-11-20T01:30")).isEqualTo(1);
        assertThat(world.out.toString().strip()).isEqualTo("hour 1 differs");
        assertThat(world.execute("verify")).isEqualTo(1);
        assertThat(requests)
                .containsExactly(
                        "POST /api/v1/rebuild Bearer tok {\"from\":\"2026-11-20T00:00:00Z\",\"to\":\"2026-11-20T03:00:00Z\",\"reference\":\"sealed\"}",
                        "POST /api/v1/verify Bearer tok {\"from\":\"2026-11-20T01:00:00Z\",\"to\":\"2026-11-20T02:00:00Z\"}",
                        "POST /api/v1/verify Bearer tok {\"from\":\"1970-01-01T00:00:00Z\",\"to\":\"2026-11-20T10:30:00Z\"}");
    }

    @Test
    void exportSendsItsOrder() {
        answers.put("/api/v1/export", "{\"lines\":[\"7 rows\"]}");
        assertThat(world.execute(
                        "export",
                        "flights-table",
                        "--from",
                        "2026-11-20",
                        "--format",
                        "parquet",
                        "--out",
                        "files",
                        "--zone",
                        "Europe/Paris",
                        "--param",
                        "since=2h",
                        "--own-use"))
                .isZero();
        assertThat(world.out.toString().strip()).isEqualTo("7 rows");
        assertThat(requests)
                .containsExactly("POST /api/v1/export Bearer tok {\"what\":\"flights-table\","
                        + "\"from\":\"2026-11-20T00:00:00Z\",\"to\":null,\"format\":\"parquet\",\"out\":\""
                        + folder.resolve("files")
                        + "\",\"zone\":\"Europe/Paris\",\"ownUse\":true,\"parameters\":{\"since\":\"2h\"}}");
        assertThat(world.execute("export", "captures", "--zone", "Mars")).isEqualTo(2);
        assertThat(world.execute("export", "captures", "--format", "xls")).isEqualTo(2);
        assertThat(requests).hasSize(1);
    }

    @Test
    void explainShowsWhatTheProcessFound() {
        answers.put("/api/v1/explain/flight/4ca123/2026-11-20T10:15:00Z", """
                {"flight":"4ca123-1","answer":{"stage":"LANDED","type":null,"text":"a\\u001b[2Jb"},
                 "events":[{"kind":"LANDING","at":"x"},{"kind":"TAKE_OFF","rule":"r"}],"refused":[]}
                """);
        assertThat(world.execute("explain", "4ca123/2026-11-20T10:15Z")).isZero();
        assertThat(world.out.toString()).isEqualTo("""
                flight  4ca123-1

                answer
                  stage  LANDED
                  text   a [2Jb

                events
                  kind      at  rule
                  --------  --  ----
                  LANDING   x
                  TAKE_OFF      r

                refused
                  none
                """);
        assertThat(world.execute("explain", "4ca123/2026-11-20T10:15Z", "--format", "json"))
                .isZero();
        assertThat(world.out.toString()).contains("\"type\" : null");
        assertThat(world.execute("explain", "cell", "-13.0,-38.5", "2026-11-20T10:15Z"))
                .isZero();
        assertThat(requests).last().asString().contains("/api/v1/explain/cell/-13.0%2C-38.5/2026-11-20T10%3A00%3A00Z");
        assertThat(world.execute("explain", "nothing")).isEqualTo(2);
        assertThat(world.err.toString()).contains("Write CAPTURE_ID:ITEM");
        assertThat(world.execute("explain", "4ca123", "2026-11-20T10:15Z", "x", "y"))
                .isEqualTo(2);
    }

    @Test
    void diffSendsWhatItIsAskedForAndPrintsWhatWouldChange() {
        answers.put("/api/v1/diff", "{\"equal\":false,\"lines\":[\"hour 1 differs\"]}");
        assertThat(world.execute(
                        "diff", "--from", "2026-11-20", "--to", "2026-11-21", "--reference", "newest", "--rows", "9"))
                .isZero();
        assertThat(world.out.toString().strip()).isEqualTo("hour 1 differs");
        assertThat(requests)
                .containsExactly(
                        "POST /api/v1/diff Bearer tok {\"from\":\"2026-11-20T00:00:00Z\",\"to\":\"2026-11-21T00:00:00Z\",\"reference\":\"newest\",\"rows\":9}");
        assertThat(world.execute("diff", "--from", "2026-11-20", "--to", "2026-11-21", "--rows", "-1"))
                .isEqualTo(2);
        assertThat(world.execute("diff", "--from", "2026-11-21", "--to", "2026-11-20"))
                .isEqualTo(2);
    }

    @Test
    void aProcessThatDoesNotAnswerIsExplained() {
        server.stop(0);
        assertThat(world.execute("status")).isEqualTo(2);
        assertThat(world.err.toString())
                .contains("Cannot reach the running Slipstream")
                .doesNotContain("tok");
    }

    @Test
    void aSecondRunIsRefused() {
        assertThat(world.execute("run")).isEqualTo(2);
        assertThat(world.err.toString()).contains("is running there already").contains("slipstream stop");
        assertThat(world.runs).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftDoesNotCount() throws IOException {
        new RunFile(ProcessHandle.current().pid(), runFile.url(), "t", Instant.parse("2020-01-01T00:00:00Z"))
                .write(world.dataDir());
        assertThat(RunFile.findRunning(world.dataDir())).isEmpty();
        Files.writeString(RunFile.in(world.dataDir()), "{\"pid\": tru");
        assertThat(RunFile.findRunning(world.dataDir())).isEmpty();
        assertThat(world.execute("status")).isEqualTo(2);
        assertThat(world.execute("stop")).isZero();
    }

    @Test
    void theRunFileIsItsOwnersAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(RunFile.in(world.dataDir()))))
                .isEqualTo("rw-------");
        assertThat(RunFile.findRunning(world.dataDir())).contains(runFile);
        runFile.delete(world.dataDir());
        assertThat(RunFile.in(world.dataDir())).doesNotExist();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
        byte[] answer =
                answers.getOrDefault(exchange.getRequestURI().getPath(), "{}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
