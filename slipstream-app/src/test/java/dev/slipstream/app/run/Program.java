package dev.slipstream.app.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.app.Main;
import dev.slipstream.app.embedded.TestPostgres;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program in processes of its own over one data folder, with the Java options of the launcher. */
final class Program implements AutoCloseable {
    static final int PATIENCE_SECONDS = 150;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> OPENS = Stream.of("java.lang", "java.util", "java.nio", "sun.nio.ch")
            .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
            .toList();

    private final Path data;
    private final Path outputs;
    private final List<String> settings;
    private final Map<String, String> environment;
    private final List<Process> started = new ArrayList<>();

    /** @param outputs a folder for what the processes print */
    Program(Path data, Path outputs, List<String> settings) {
        this(data, outputs, settings, Map.of());
    }

    /** @param environment what the processes find there, beside what this one does */
    Program(Path data, Path outputs, List<String> settings, Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.data = data;
        this.outputs = outputs;
        this.settings = List.copyOf(settings);
    }

    /** What a command printed, and its exit code. */
    record Result(int code, String out, String err) {
        JsonNode json() throws IOException {
            return JSON.readTree(out);
        }
    }

    /** Runs a command to its end. */
    Result command(String... args) throws IOException, InterruptedException {
        Process process = start(List.of("-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), args);
        return awaitEnd(process);
    }

    /** Starts {@code run} and returns when it answers that everything is ready. */
    RunningProgram run(String... args) throws IOException, InterruptedException {
        return RunningProgram.awaitReady(launch(args), data, this);
    }

    /** Starts {@code run} and returns at once. */
    Process launch(String... args) throws IOException {
        String[] all = Stream.concat(Stream.of("run"), Stream.of(args)).toArray(String[]::new);
        return start(List.of("-Xmx768m", "-XX:+UseG1GC"), all);
    }

    /** Starts a command that runs until it is ended, and returns at once. */
    Process launchCommand(String... args) throws IOException {
        return start(List.of("-Xmx512m", "-XX:+UseSerialGC"), args);
    }

    /** What a process has printed to stdout so far. */
    String printed(Process process) throws IOException {
        return Files.readString(out(started.indexOf(process)));
    }

    Result awaitEnd(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("Still running after " + PATIENCE_SECONDS + " s: " + describe(process));
        }
        int number = started.indexOf(process);
        return new Result(process.exitValue(), Files.readString(out(number)), Files.readString(err(number)));
    }

    private Process start(List<String> javaOptions, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPENS);
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", classPath(), Main.class.getName()));
        command.addAll(List.of(args[0], "--data", data.toString()));
        settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        // The last of several values for a setting counts.
        command.addAll(Arrays.asList(args).subList(1, args.length));
        int number = started.size();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(outputs.toFile())
                .redirectOutput(Redirect.to(out(number).toFile()))
                .redirectError(Redirect.to(err(number).toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("SLIPSTREAM_"));
        builder.environment()
                .put("XDG_CACHE_HOME", TestPostgres.templateCache().getParent().toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** Without what is for tests only, such as the other modules' quieter logging. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes") && !entry.endsWith("-tests.jar"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Path out(int number) {
        return outputs.resolve(number + ".out");
    }

    private Path err(int number) {
        return outputs.resolve(number + ".err");
    }

    /** What the process was given and has printed, for a failure's message. */
    String describe(Process process) throws IOException {
        int number = started.indexOf(process);
        List<String> lines = new String(Files.readAllBytes(err(number)), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return "process " + process.pid() + (process.isAlive() ? "" : ", ended with " + process.exitValue()) + "\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    /** Ends what a failed test left behind, database included. */
    @Override
    public void close() throws IOException {
        started.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
        Postmaster.find(data).ifPresent(ProcessHandle::destroyForcibly);
    }
}
