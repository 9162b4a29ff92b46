package dev.slipstream.ingest.provider;

import dev.slipstream.core.model.Capture;
import java.util.Arrays;

/**
 * The stretch of a capture's body that one item was read from.
 *
 * @param from first byte, counted from 0
 * @param to after the last byte
 */
public record Excerpt(int from, int to) {
    public Excerpt {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("Cannot use bytes " + from + " to " + to + " as an excerpt");
        }
    }

    /** The whole body. */
    public static Excerpt whole(Capture capture) {
        return new Excerpt(0, capture.body().length);
    }

    /** The bytes themselves, as they arrived. */
    public byte[] of(Capture capture) {
        return Arrays.copyOfRange(capture.body(), from, to);
    }
}
