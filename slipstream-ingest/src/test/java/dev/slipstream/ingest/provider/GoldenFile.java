package dev.slipstream.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the repository that a test derives: compared, or written anew with {@code -Dgolden.update}. */
public final class GoldenFile {
    private GoldenFile() {}

    /** The root of the repository. */
    public static Path root() {
        return Path.of(System.getProperty("slipstream.root", ".."));
    }

    public static void assertSame(Path file, String derived) {
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, derived);
            }
            assertThat(Files.exists(file) ? Files.readString(file) : "")
                    .as("%s is not what the code says: run the test with -Dgolden.update and read the diff", file)
                    .isEqualTo(derived);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
