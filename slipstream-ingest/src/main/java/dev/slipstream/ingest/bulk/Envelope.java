package dev.slipstream.ingest.bulk;

import java.nio.charset.StandardCharsets;

/** What stands around and between elements in a file, and is repeated in each capture that is cut out of it. */
record Envelope(byte[] head, byte[] separator, byte[] tail) {

    static Envelope of(String head, String separator, String tail) {
        return new Envelope(bytes(head), bytes(separator), bytes(tail));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
