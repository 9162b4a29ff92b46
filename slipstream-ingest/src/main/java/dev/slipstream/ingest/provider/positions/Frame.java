package dev.slipstream.ingest.provider.positions;

import org.jspecify.annotations.Nullable;

/**
 * What came at once: an event, a message, or a sign of life.
 *
 * @param bytes as they are kept; empty for a sign of life that leaves no trace
 * @param offset where the stream goes on after it; null when it does not say
 * @param isMessage whether it carries data, be it unreadable
 */
record Frame(byte[] bytes, @Nullable String offset, boolean isMessage) {
    static final Frame SIGN_OF_LIFE = new Frame(new byte[0], null, false);
}
