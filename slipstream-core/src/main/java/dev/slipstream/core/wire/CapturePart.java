package dev.slipstream.core.wire;

import java.time.Instant;

/**
 * A capture, or a numbered part of one, as it travels on {@code aviation-raw}. The array is not
 * copied; nobody writes to it.
 *
 * @param part from 0 to {@code parts} − 1
 * @param sha256 of the whole body, all parts, in lower-case hex
 * @param body this part's bytes
 */
public record CapturePart(
        long captureId,
        int part,
        int parts,
        String provider,
        String source,
        String request,
        Instant receivedAt,
        int status,
        String sha256,
        byte[] body) {
    public CapturePart {
        if (part < 0 || part >= parts) {
            throw new IllegalArgumentException("Cannot use part " + part + " of " + parts);
        }
        if (provider.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("Cannot use a capture without provider or source");
        }
    }

    @Override
    public String toString() {
        return "CapturePart[" + source + " " + captureId + " " + part + "/" + parts + " " + body.length + " bytes]";
    }
}
