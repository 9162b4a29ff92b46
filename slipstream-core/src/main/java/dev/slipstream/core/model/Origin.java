package dev.slipstream.core.model;

import java.time.Instant;

/**
 * Where an item came from: the capture and the place in it. Every stored row carries it, so that
 * any answer can be walked back to the bytes that arrived.
 *
 * @param provider the kind of provider, as in {@code opensky}; a partition of bronze and silver
 * @param source the configured source, as in {@code opensky-europe}; unique in an installation
 * @param captureId monotone per source and unique among sources (see {@link CaptureIds})
 * @param itemIndex zero-based place of the item in the capture
 * @param receivedAt when the capture arrived; lateness and staleness are judged against it
 */
public record Origin(String provider, String source, long captureId, int itemIndex, Instant receivedAt) {
    public Origin {
        Checks.requireText("provider", provider);
        Checks.requireText("source", source);
        Checks.require(itemIndex >= 0, "Cannot use item index", itemIndex);
    }
}
