package dev.slipstream.ingest.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What a {@link ScriptedServer} sends.
 *
 * @param bytes head and body as they go over the wire
 * @param staysOpen whether the connection is left open after that
 */
public record Reply(byte[] bytes, boolean staysOpen) {
    public static Reply of(int status, String body, String... headers) {
        return of(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public static Reply of(int status, byte[] body, String... headers) {
        return withLength(status, body.length, body, headers);
    }

    /** Says that the body has {@code length} bytes, whatever it has. */
    public static Reply withLength(int status, int length, byte[] body, String... headers) {
        String[] more = new String[headers.length + 1];
        System.arraycopy(headers, 0, more, 0, headers.length);
        more[headers.length] = "Content-Length: " + length;
        return new Reply(raw(status, body, more), false);
    }

    /** A chunked body whose last chunk never comes. */
    public static Reply cutChunks(String body) {
        String chunk = Integer.toHexString(body.length() + 10) + "\r\n" + body;
        return new Reply(raw(200, chunk.getBytes(StandardCharsets.UTF_8), "Transfer-Encoding: chunked"), false);
    }

    /** Takes the request and says nothing. */
    public static Reply silence() {
        return new Reply(new byte[0], true);
    }

    /** Sends the head and the beginning of a body, then nothing more. */
    public static Reply stalling(String beginning) {
        byte[] body = beginning.getBytes(StandardCharsets.UTF_8);
        return new Reply(raw(200, body, "Content-Length: " + (body.length + 1000)), true);
    }

    /** Closes without a word. */
    public static Reply hangUp() {
        return new Reply(new byte[0], false);
    }

    public static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    /** With the header of zlib, as the standard wants it, or without, as some send it. */
    static byte[] deflate(byte[] plain, boolean header) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed, new Deflater(6, !header))) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] raw(int status, byte[] body, String... headers) {
        String head =
                "HTTP/1.1 " + status + " Scripted\r\nConnection: close\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}
