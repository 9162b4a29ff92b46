package dev.slipstream.core.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A committed file that a test keeps equal to what the code says; {@code -Dgolden.update} rewrites it. */
public final class GoldenFile {

    private GoldenFile() {}

    /** The repository's root folder. */
    public static Path root() {
        String given = System.getProperty("slipstream.root", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("mvnw")) ? here : here.getParent();
    }

    /** Fails, saying how to update, when the file at {@code path} below the root is not {@code expected}. */
    public static void check(String path, String expected) {
        Path file = root().resolve(path);
        try {
            if (isUpdating()) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, expected);
            }
            String actual = Files.exists(file) ? Files.readString(file) : "";
            assertThat(actual)
                    .as(
                            "%s is not what the code says; rewrite it with ./mvnw test -Dgolden.update and read the diff",
                            path)
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Maven hands an absent property on as the text <code>${golden.update}</code>. */
    private static boolean isUpdating() {
        String update = System.getProperty("golden.update", "false");
        return !update.startsWith("$") && !update.equals("false");
    }
}
