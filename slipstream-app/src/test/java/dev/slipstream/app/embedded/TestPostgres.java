package dev.slipstream.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** One real PostgreSQL for all tests of this JVM that need a database; each uses a schema of its own or the app's. */
public final class TestPostgres {
    private static EmbeddedPostgres shared;

    private TestPostgres() {}

    /** Started at the first call, stopped with the JVM. */
    public static synchronized PostgresLogin shared() {
        if (shared == null) {
            Path folder = newFolder();
            shared = EmbeddedPostgres.start(folder, templateCache(), 0);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                shared.close();
                delete(folder);
            }));
        }
        return shared.login();
    }

    /** Kept from one test run to the next, so that initdb runs once per build folder. */
    public static Path templateCache() {
        Path module = Path.of(System.getProperty("slipstream.root", "..")).resolve("slipstream-app");
        return module.resolve("target/test-cache/slipstream").toAbsolutePath().normalize();
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("slipstream-postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
