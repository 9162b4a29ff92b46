package dev.slipstream.app.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file that was downloaded; kept beside it in {@code NAME.properties}.
 *
 * @param etag as the server sent it
 * @param lastModified as the server sent it
 * @param sha256 of the file, in hex
 * @param rows that it has
 * @param changedAt when these bytes came first
 * @param checkedAt when the server last confirmed them
 */
public record Remembered(
        URI url,
        @Nullable String etag,
        @Nullable String lastModified,
        String sha256,
        int rows,
        Instant changedAt,
        Instant checkedAt) {

    /** Empty when there is no such file, or its notes are not its own. */
    static Optional<Remembered> of(Path file) throws IOException {
        Optional<Remembered> noted = noted(file);
        return noted.isPresent()
                        && Files.isRegularFile(file)
                        && noted.get().sha256().equals(hash(file))
                ? noted
                : Optional.empty();
    }

    /** The notes alone, without a look at the file. */
    static Optional<Remembered> noted(Path file) throws IOException {
        Properties read = new Properties();
        try (InputStream in = Files.newInputStream(notes(file))) {
            read.load(in);
            return Optional.of(new Remembered(
                    URI.create(read.getProperty("url", "")),
                    read.getProperty("etag"),
                    read.getProperty("last-modified"),
                    read.getProperty("sha256", ""),
                    Integer.parseInt(read.getProperty("rows", "")),
                    Instant.parse(read.getProperty("changed-at", "")),
                    Instant.parse(read.getProperty("checked-at", ""))));
        } catch (NoSuchFileException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    void writeBeside(Path file) throws IOException {
        Properties written = new Properties();
        written.setProperty("url", url.toString());
        if (etag != null) {
            written.setProperty("etag", etag);
        }
        if (lastModified != null) {
            written.setProperty("last-modified", lastModified);
        }
        written.setProperty("sha256", sha256);
        written.setProperty("rows", Integer.toString(rows));
        written.setProperty("changed-at", changedAt.toString());
        written.setProperty("checked-at", checkedAt.toString());
        StringWriter text = new StringWriter();
        written.store(text, null);
        Path next = file.resolveSibling(file.getFileName() + ".properties.next");
        Files.writeString(next, text.toString());
        Files.move(next, notes(file), StandardCopyOption.ATOMIC_MOVE);
    }

    Remembered confirmedAt(Instant now) {
        return new Remembered(url, etag, lastModified, sha256, rows, changedAt, now);
    }

    static String hash(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), newDigest())) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot hash: every Java has SHA-256", e);
        }
    }

    private static Path notes(Path file) {
        return file.resolveSibling(file.getFileName() + ".properties");
    }
}
