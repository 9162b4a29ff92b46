package dev.slipstream.core.wire;

import java.nio.charset.StandardCharsets;

/**
 * The first two fields of a value of {@code aviation-data}, for those who route values without reading
 * them. Gives a fallback, never an exception, for bytes that are no state vector: whoever reads the
 * value in full will say what is wrong with it.
 */
public final class StateVectorHead {
    /** Magic byte and schema id. */
    private static final int FRAME_BYTES = 5;

    private static final int MAX_VARINT_BYTES = 10;

    private StateVectorHead() {}

    /** The aircraft's key; empty when there is none to be read. */
    public static String aircraft(byte[] value) {
        int at = afterVarint(value, FRAME_BYTES);
        long length = at < 0 ? -1 : varint(value, FRAME_BYTES);
        return length < 0 || length > value.length - at
                ? ""
                : new String(value, at, (int) length, StandardCharsets.UTF_8);
    }

    /** Event time in microseconds since the epoch. */
    public static long seenAtMicros(byte[] value, long fallback) {
        int at = afterVarint(value, FRAME_BYTES);
        long length = at < 0 ? -1 : varint(value, FRAME_BYTES);
        if (length < 0 || length > value.length - at) {
            return fallback;
        }
        int seenAt = at + (int) length;
        return afterVarint(value, seenAt) < 0 ? fallback : varint(value, seenAt);
    }

    /** Where the number that begins at {@code at} ends; -1 when it does not end. */
    private static int afterVarint(byte[] value, int at) {
        int limit = Math.min(value.length, at + MAX_VARINT_BYTES);
        for (int i = at; i < limit; i++) {
            if (value[i] >= 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Avro's zig-zag number at {@code at}, which is known to end. */
    private static long varint(byte[] value, int at) {
        long bits = 0;
        int shift = 0;
        int i = at;
        while (value[i] < 0) {
            bits |= (value[i++] & 0x7FL) << shift;
            shift += 7;
        }
        bits |= (value[i] & 0x7FL) << shift;
        return (bits >>> 1) ^ -(bits & 1);
    }
}
