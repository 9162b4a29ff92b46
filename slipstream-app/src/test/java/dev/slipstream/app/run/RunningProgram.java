package dev.slipstream.app.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A started {@code run}, spoken to as any other program on this machine would. */
record RunningProgram(Process process, URI url, String token) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final long LOOK_MILLIS = 200;

    /** Something that may not be there yet. */
    @FunctionalInterface
    interface Look {
        JsonNode look() throws IOException, InterruptedException;
    }

    static RunningProgram awaitReady(Process process, Path data, Program program)
            throws IOException, InterruptedException {
        JsonNode runFile = await("its run.json", () -> readRunFile(process, data, program), json -> true);
        RunningProgram running = new RunningProgram(
                process,
                URI.create(runFile.required("url").textValue()),
                runFile.required("token").textValue());
        await(
                "everything is ready",
                () -> {
                    requireAlive(process, program);
                    return running.status();
                },
                status -> status.path("ready").booleanValue());
        return running;
    }

    private static JsonNode readRunFile(Process process, Path data, Program program) throws IOException {
        requireAlive(process, program);
        Path file = data.resolve("run.json");
        JsonNode json = Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.nullNode();
        // One that a killed process left is not this one's.
        return json.path("pid").asLong() == process.pid() ? json : JSON.nullNode();
    }

    private static void requireAlive(Process process, Program program) throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("Slipstream has ended: " + program.describe(process));
        }
    }

    /** Looks until it is there and as it should be. */
    static JsonNode await(String what, Look look, Predicate<JsonNode> good) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Program.PATIENCE_SECONDS);
        JsonNode seen = look.look();
        while (seen.isNull() || !good.test(seen)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain until " + what + "; last seen: " + seen);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            seen = look.look();
        }
        return seen;
    }

    /** Whether every row of a status is in its table; for {@link #await}. */
    static boolean hasNoLag(JsonNode status) {
        long left = 0;
        for (JsonNode records : status.path("lag")) {
            left += records.longValue();
        }
        return status.path("lag").size() == 5 && left == 0;
    }

    JsonNode status() throws IOException, InterruptedException {
        return fetch("/api/v1/status");
    }

    JsonNode fetch(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** The rows of a statement. */
    JsonNode sql(String statement) throws IOException, InterruptedException {
        String body = JSON.createObjectNode().put("sql", statement).toString();
        return send(request("/api/v1/sql").POST(BodyPublishers.ofString(body))).path("rows");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    private static JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        return response.statusCode() == 200 ? JSON.readTree(response.body()) : JSON.nullNode();
    }
}
