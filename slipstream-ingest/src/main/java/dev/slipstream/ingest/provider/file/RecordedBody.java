package dev.slipstream.ingest.provider.file;

import dev.slipstream.ingest.provider.CaptureReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What could be read of a file, unpacked when it begins like gzip, and in UTF-8 when it was in UTF-16, as some shells write it.
 *
 * @param bytes at most one byte more than {@link CaptureReader#MAX_BODY_BYTES}
 * @param problem why the rest could not be read; null when all was
 */
record RecordedBody(byte[] bytes, @Nullable String problem) {
    private static final int LIMIT = CaptureReader.MAX_BODY_BYTES + 1;
    /** Some tools pack what is packed already. */
    private static final int MOST_LAYERS = 3;

    private static final int CHUNK = 64 * 1024;

    /**
     * Reads as far as it goes.
     *
     * @throws IOException when not one byte can be read
     */
    static RecordedBody read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream raw = Files.newInputStream(file)) {
            copy(unpack(raw, MOST_LAYERS), bytes);
            return new RecordedBody(inUtf8(bytes.toByteArray()), null);
        } catch (IOException e) {
            if (bytes.size() == 0) {
                throw e;
            }
            return new RecordedBody(inUtf8(bytes.toByteArray()), describe(e));
        }
    }

    /** One clause for people. */
    static String describe(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "it may not be read";
        }
        if (e instanceof EOFException) {
            return "its gzip data end in the middle";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static InputStream unpack(InputStream raw, int layers) throws IOException {
        byte[] magic = raw.readNBytes(2);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), raw);
        boolean gzip = magic.length == 2 && magic[0] == (byte) 0x1f && magic[1] == (byte) 0x8b;
        return !gzip || layers == 0 ? whole : unpack(new GZIPInputStream(whole, CHUNK), layers - 1);
    }

    private static byte[] inUtf8(byte[] bytes) {
        boolean marked = bytes.length >= 2
                && (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF
                        || bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE);
        return marked ? new String(bytes, StandardCharsets.UTF_16).getBytes(StandardCharsets.UTF_8) : bytes;
    }

    private static void copy(InputStream in, ByteArrayOutputStream out) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int read = in.read(chunk);
        while (read >= 0 && out.size() < LIMIT) {
            out.write(chunk, 0, Math.min(read, LIMIT - out.size()));
            read = in.read(chunk);
        }
    }
}
