package dev.slipstream.app.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command {@code simulate} in a process of its own, on one port through its kills; its time passes faster. */
final class SimulatorProcess {
    static final int SPEED = 6;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Program program;
    private final List<String> options;
    private Process process;
    private URI url = URI.create("http://localhost");

    private SimulatorProcess(Program program, List<String> options, Instant from) throws Exception {
        this.program = program;
        this.options = List.copyOf(options);
        process = launch(from, 0);
    }

    static SimulatorProcess start(Program program, Instant from, String... options) throws Exception {
        return new SimulatorProcess(program, List.of(options), from);
    }

    private Process launch(Instant from, int port) throws Exception {
        List<String> own =
                List.of("simulate", "--port", String.valueOf(port), "--speed", SPEED + "x", "--start", from.toString());
        Process started = program.launchCommand(
                Stream.concat(own.stream(), options.stream()).toArray(String[]::new));
        String printed = RunningProgram.await(
                        "the simulator says where it is",
                        () -> JSON.getNodeFactory().textNode(requireAlive(started)),
                        text -> text.textValue().contains("/truth/"))
                .textValue();
        url = URI.create(printed.lines().findFirst().orElseThrow().replaceFirst("[^h]*(http://[^/]+).*", "$1"));
        return started;
    }

    private String requireAlive(Process started) throws IOException {
        if (!started.isAlive()) {
            throw new AssertionError("The simulator has ended: " + program.describe(started));
        }
        return program.printed(started);
    }

    URI url() {
        return url;
    }

    /** What time it is there. */
    Instant now() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/clock")).build();
        String answer = HTTP.send(request, BodyHandlers.ofString()).body();
        return Instant.parse(JSON.readTree(answer).required("now").textValue());
    }

    void awaitTime(Instant instant) throws Exception {
        RunningProgram.await(
                "it is " + instant + " there",
                () -> JSON.getNodeFactory().numberNode(now().getEpochSecond()),
                now -> now.longValue() >= instant.getEpochSecond());
    }

    /** As {@code kill -9}; returns what time it was. */
    Instant kill() throws IOException, InterruptedException {
        Instant last = now();
        process.destroyForcibly().waitFor();
        return last;
    }

    void restart(Instant from) throws Exception {
        process = launch(from, url.getPort());
    }

    /** The offsets that the stream gives after {@code offset} until it is {@code end} there. */
    List<Long> offsetsAfter(long offset, Instant end) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/stream"))
                .header("Last-Event-ID", String.valueOf(offset))
                .timeout(Duration.ofSeconds(30))
                .build();
        List<Long> offsets = new ArrayList<>();
        HttpResponse<InputStream> response = HTTP.send(request, BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            long id = offset;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = Long.parseLong(line.substring(4));
                } else if (line.startsWith("data: ")) {
                    if (JSON.readTree(line.substring(6)).required("timestamp").longValue() >= end.toEpochMilli()) {
                        return offsets;
                    }
                    offsets.add(id);
                }
            }
        }
        throw new AssertionError("The stream has ended after offset " + offsets.get(offsets.size() - 1));
    }
}
