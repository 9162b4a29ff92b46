package dev.slipstream.app.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * {@code run.json} in the data folder: how other commands find the running process. Only the user may
 * read it, as it holds the operator's token.
 *
 * @param bootstrapServers the broker, for commands that bring data in
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunFile(long pid, String url, String token, String startedAt, String bootstrapServers) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The file of a live process over {@code dataFolder}; empty when none runs. */
    public static Optional<RunFile> find(Path dataFolder) {
        Path file = path(dataFolder);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            RunFile found = JSON.readValue(Files.readAllBytes(file), RunFile.class);
            boolean alive =
                    ProcessHandle.of(found.pid()).map(ProcessHandle::isAlive).orElse(false);
            return alive ? Optional.of(found) : Optional.empty();
        } catch (IOException e) {
            // Half written or from another version: no process answers for it.
            return Optional.empty();
        }
    }

    void write(Path dataFolder) throws IOException {
        Path file = path(dataFolder);
        Path fresh = file.resolveSibling("run.json.new");
        Files.deleteIfExists(fresh);
        if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(fresh, JSON.writeValueAsBytes(this));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void delete(Path dataFolder) throws IOException {
        Files.deleteIfExists(path(dataFolder));
    }

    private static Path path(Path dataFolder) {
        return dataFolder.resolve("run.json");
    }

    @Override
    public String toString() {
        return "RunFile[" + pid + " " + url + "]";
    }
}
