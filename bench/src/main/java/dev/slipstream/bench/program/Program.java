package dev.slipstream.bench.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** {@code ./slipstream run} over a data folder of its own, asked over HTTP; closing stops it. */
final class Program implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final int STOP_SECONDS = 15;
    private static final int LOOK_EVERY_MILLIS = 20;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();
    private final Process process;
    private final int port;
    private final long startedNanos = System.nanoTime();

    private Program(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts the program; returns at once.
     *
     * @param javaOptions given to its JVM besides the launcher's own
     */
    static Program start(Path root, Path data, int port, String javaOptions, List<String> arguments, Path log)
            throws IOException {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("slipstream").toString(), "run"));
        command.addAll(List.of("--data", data.toString(), "--port", String.valueOf(port)));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("SLIPSTREAM_JAVA_OPTS", javaOptions);
        return new Program(builder.start(), port);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    double secondsSinceStart() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    URI live() {
        return URI.create("ws://127.0.0.1:" + port + "/api/v1/live");
    }

    HttpClient http() {
        return http;
    }

    /** The body of an answer with status 200; empty for any other, and while nobody answers. */
    Optional<String> findText(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(ANSWER_LIMIT)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    Optional<JsonNode> findJson(String path) {
        return findText(path).map(text -> {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new IllegalStateException("Cannot read the answer to " + path, e);
            }
        });
    }

    /**
     * Looks again and again until {@code condition} holds.
     *
     * @return seconds from the start of the program to then
     */
    double await(String what, Duration limit, BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The program ended before: " + what);
            }
            if (secondsSinceStart() > limit.toSeconds()) {
                throw new IllegalStateException("After " + limit.toSeconds() + " s still not: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
        return secondsSinceStart();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
