package dev.slipstream.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * {@code DATA/run.json}: how the other commands find the process that runs on this data folder. Only its owner
 * may read it, because the token lets one do everything.
 */
public record RunFile(long pid, URI url, String token, Instant startedAt) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How much later than a process starts it writes the file, clocks compared coarsely. */
    private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

    /** A token that nobody guesses: 192 random bits in hex. */
    public static String newToken() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Whoever reads it does not print the token. */
    @Override
    public String toString() {
        return "process " + pid + " at " + url + ", since " + startedAt;
    }

    static Path in(Path dataDir) {
        return dataDir.resolve("run.json");
    }

    /** Replaces the file in one step. */
    public void write(Path dataDir) throws IOException {
        Files.createDirectories(dataDir);
        Path next = dataDir.resolve("run.json.next");
        Files.deleteIfExists(next);
        Files.createFile(next);
        if (next.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
        }
        String text = JSON.createObjectNode()
                .put("pid", pid)
                .put("url", url.toString())
                .put("token", token)
                .put("startedAt", startedAt.toString())
                .toString();
        Files.writeString(next, text + "\n");
        Files.move(next, in(dataDir), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes the file if it is this process's own. */
    public void delete(Path dataDir) throws IOException {
        if (read(dataDir).filter(this::equals).isPresent()) {
            Files.deleteIfExists(in(dataDir));
        }
    }

    /** The file of a process that still runs; what a killed one left behind does not count. */
    public static Optional<RunFile> findRunning(Path dataDir) {
        return read(dataDir).filter(file -> file.process().isPresent());
    }

    /** The process, unless it is gone or its number belongs to a later one. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> start.minus(CLOCK_STEP).isBefore(startedAt))
                        .orElse(true));
    }

    private static Optional<RunFile> read(Path dataDir) {
        try {
            JsonNode json = JSON.readTree(Files.readString(in(dataDir)));
            return Optional.of(new RunFile(
                    json.required("pid").asLong(),
                    URI.create(json.required("url").asText()),
                    json.required("token").asText(),
                    Instant.parse(json.required("startedAt").asText())));
        } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }
}
