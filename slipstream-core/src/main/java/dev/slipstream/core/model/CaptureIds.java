package dev.slipstream.core.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.CRC32;

/**
 * The numbering of captures: 21 bits that name the source, then 42 bits that grow by one per
 * capture. The first number of a source is the epoch millisecond of its first capture, so that a
 * source whose offset was lost goes on above everything it ever stored.
 */
public final class CaptureIds {
    private static final int SEQUENCE_BITS = 42;
    private static final long SEQUENCE_MASK = (1L << SEQUENCE_BITS) - 1;
    private static final int SOURCE_MASK = (1 << 21) - 1;

    private CaptureIds() {}

    /** The id of a source's first capture. */
    public static long first(String source, Instant receivedAt) {
        return prefix(source) | (receivedAt.toEpochMilli() & SEQUENCE_MASK);
    }

    /** The id after {@code id} of the same source. */
    public static long next(long id) {
        return id + 1;
    }

    /** The {@link #prefix} of the source that gave this id. */
    public static long prefixOf(long id) {
        return id & ~SEQUENCE_MASK;
    }

    /** The bits that all ids of a source share; two sources of one installation must differ in it. */
    public static long prefix(String source) {
        CRC32 crc = new CRC32();
        crc.update(source.getBytes(StandardCharsets.UTF_8));
        return (crc.getValue() & SOURCE_MASK) << SEQUENCE_BITS;
    }
}
