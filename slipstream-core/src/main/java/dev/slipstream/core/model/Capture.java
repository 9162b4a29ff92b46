package dev.slipstream.core.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The exact bytes that arrived, when, and from where: one HTTP response, one recorded file, or about
 * one second of a receiver's stream cut at frame boundaries. The body is kept unchanged after
 * content-decoding. The array is not copied; nobody writes to it.
 *
 * @param id monotone per source, unique among sources (see {@link CaptureIds})
 * @param provider the kind of provider, which says how the body is read
 * @param source the configured source
 * @param request what was asked: a URL without secrets, or a file's name
 * @param receivedAt when the bytes arrived; for a recording, when they did at the time
 * @param status the HTTP status, 200 where the transport has none
 * @param body the bytes; may be empty
 */
public record Capture(
        long id, String provider, String source, String request, Instant receivedAt, int status, byte[] body) {
    public Capture {
        Checks.requireText("provider", provider);
        Checks.requireText("source", source);
    }

    /** The origin of the item at {@code index}. */
    public Origin origin(int index) {
        return new Origin(provider, source, id, index, receivedAt);
    }

    /** SHA-256 of the body in lower-case hex. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot hash a body: every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Capture[" + source + " " + id + " " + receivedAt + " " + body.length + " bytes]";
    }
}
