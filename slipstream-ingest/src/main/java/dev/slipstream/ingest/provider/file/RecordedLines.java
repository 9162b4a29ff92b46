package dev.slipstream.ingest.provider.file;

import dev.slipstream.ingest.provider.CaptureReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A recording that has one answer on each line, plain or gzip, read line by line as it may be larger than
 * memory. A line that breaks off in the middle, as the last of a cut gzip does, is an answer too.
 */
final class RecordedLines implements AutoCloseable {

    private static final int LIMIT = CaptureReader.MAX_BODY_BYTES + 1;
    private static final int CHUNK = 64 * 1024;

    private final InputStream in;
    private final String name;
    private final Instant writtenAt;
    private byte @Nullable [] first;
    private int number;

    private RecordedLines(InputStream in, String name, Instant writtenAt) {
        this.in = in;
        this.name = name;
        this.writtenAt = writtenAt;
    }

    /** Opens a file whose first line is an answer by itself and whose second begins an object; empty for others. */
    static Optional<RecordedLines> find(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return Optional.empty();
        }
        InputStream in = open(file);
        try {
            RecordedLines lines = new RecordedLines(
                    in,
                    String.valueOf(file.getFileName()),
                    Files.getLastModifiedTime(file).toInstant());
            if (lines.beginsLikeLines()) {
                return Optional.of(lines);
            }
        } catch (IOException e) {
            // What is damaged so early holds no second line; how much of it can be read is found elsewhere.
        }
        in.close();
        return Optional.empty();
    }

    private static InputStream open(Path file) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), CHUNK);
        raw.mark(2);
        byte[] magic = raw.readNBytes(2);
        raw.reset();
        boolean gzip = magic.length == 2 && magic[0] == (byte) 0x1f && magic[1] == (byte) 0x8b;
        if (!gzip) {
            return raw;
        }
        try {
            return new BufferedInputStream(new GZIPInputStream(raw, CHUNK), CHUNK);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private boolean beginsLikeLines() throws IOException {
        in.mark(1);
        if (in.read() != '{') {
            return false;
        }
        in.reset();
        byte[] line = line();
        if (line == null || line[line.length - 1] != '}' || !isAnswer(line)) {
            return false;
        }
        first = line;
        in.mark(1);
        int second = in.read();
        in.reset();
        return second == '{';
    }

    /** Other objects, such as rows, are put together to answers elsewhere. */
    private static boolean isAnswer(byte[] line) {
        String begin = new String(line, 0, Math.min(line.length, 200), StandardCharsets.ISO_8859_1);
        return begin.contains("\"states\"");
    }

    /** The next answer; null at the end. */
    byte @Nullable [] next() throws IOException {
        byte[] line = first == null ? line() : first;
        first = null;
        number++;
        return line;
    }

    /** What the last answer is called. */
    String request() {
        return name + "#" + number;
    }

    /** When the file was written. */
    Instant writtenAt() {
        return writtenAt;
    }

    /** The next line that is not empty, without its end; of one that is too long, more than may be read. */
    private byte @Nullable [] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int b = in.read(); b >= 0 && line.size() < LIMIT; b = in.read()) {
                if (b != '\n' && b != '\r') {
                    line.write(b);
                } else if (line.size() > 0) {
                    break;
                }
            }
        } catch (EOFException e) {
            if (line.size() == 0) {
                throw e;
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
