package dev.slipstream.stream.operators;

import dev.slipstream.core.trajectory.RecentIdentities;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the stream knows of one aircraft. Stored as: version 1 (byte), newest time seen (big-endian
 * microseconds since the epoch), recent identities.
 */
final class AircraftMemory {
    private static final byte VERSION = 1;
    private static final int HEAD_BYTES = 1 + Long.BYTES;

    private final RecentIdentities identities;
    private long newestMicros;

    private AircraftMemory(RecentIdentities identities, long newestMicros) {
        this.identities = identities;
        this.newestMicros = newestMicros;
    }

    /** Reads what {@link #toBytes} wrote; null gives an empty memory. */
    static AircraftMemory fromBytes(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new AircraftMemory(new RecentIdentities(), Long.MIN_VALUE);
        }
        if (bytes.length < HEAD_BYTES || bytes[0] != VERSION) {
            throw new IllegalArgumentException(
                    "Cannot read what the stream knew of an aircraft: it was kept by another version");
        }
        return new AircraftMemory(
                RecentIdentities.fromBytes(Arrays.copyOfRange(bytes, HEAD_BYTES, bytes.length)), newestMicros(bytes));
    }

    byte[] toBytes() {
        byte[] tail = identities.toBytes();
        return ByteBuffer.allocate(HEAD_BYTES + tail.length)
                .put(VERSION)
                .putLong(newestMicros)
                .put(tail)
                .array();
    }

    boolean addIfNew(String provider, long seenAtMicros, @Nullable Long positionAtMicros) {
        newestMicros = Math.max(newestMicros, seenAtMicros);
        return identities.addIfNew(provider, seenAtMicros, positionAtMicros);
    }

    /** The newest time seen in what {@link #toBytes} wrote. */
    static long newestMicros(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong(1);
    }
}
