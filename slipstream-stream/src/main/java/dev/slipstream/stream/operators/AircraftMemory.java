package dev.slipstream.stream.operators;

import dev.slipstream.core.trajectory.RecentIdentities;
import dev.slipstream.core.wire.StateVectorFields;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * What the stream knows of one aircraft. Lives in its stored form: version 1 (byte), newest time seen
 * (big-endian microseconds since the epoch), recent identities.
 */
final class AircraftMemory {
    private static final byte VERSION = 1;
    private static final int HEAD_BYTES = 1 + Long.BYTES;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final RecentIdentities identities;

    private AircraftMemory(RecentIdentities identities) {
        this.identities = identities;
    }

    /**
     * Reads what {@link #toBytes} gave; null gives an empty memory. From now on the array belongs to this
     * object, as Flink's state allows: it gives the array of an open snapshot to nobody.
     */
    static AircraftMemory fromBytes(byte @Nullable [] bytes) {
        if (bytes == null) {
            RecentIdentities none = RecentIdentities.behind(HEAD_BYTES);
            none.toBytes()[0] = VERSION;
            LONGS.set(none.toBytes(), 1, Long.MIN_VALUE);
            return new AircraftMemory(none);
        }
        if (bytes.length < HEAD_BYTES || bytes[0] != VERSION) {
            throw new IllegalArgumentException(
                    "Cannot read what the stream knew of an aircraft: it was kept by another version");
        }
        return new AircraftMemory(RecentIdentities.fromBytes(bytes, HEAD_BYTES));
    }

    /** The array in which this lives. */
    byte[] toBytes() {
        return identities.toBytes();
    }

    /** Remembers the state that {@code fields} stands on, unless it repeats; says whether it was new. */
    boolean addIfNew(StateVectorFields fields) {
        long seenAtMicros = fields.longAt(StateVectorFields.SEEN_AT);
        byte[] bytes = identities.toBytes();
        LONGS.set(bytes, 1, Math.max(newestMicros(bytes), seenAtMicros));
        return identities.addIfNew(
                fields.bytes(),
                fields.offset(StateVectorFields.PROVIDER),
                fields.length(StateVectorFields.PROVIDER),
                seenAtMicros,
                fields.isNull(StateVectorFields.POSITION_AT)
                        ? null
                        : (Long) fields.longAt(StateVectorFields.POSITION_AT));
    }

    /** The newest time seen in what {@link #toBytes} gave. */
    static long newestMicros(byte[] bytes) {
        return (long) LONGS.get(bytes, 1);
    }
}
