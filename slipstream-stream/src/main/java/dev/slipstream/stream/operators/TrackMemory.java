package dev.slipstream.stream.operators;

import dev.slipstream.core.trajectory.RecentIdentities;
import dev.slipstream.core.trajectory.Track;
import dev.slipstream.core.wire.StateVectorFields;
import dev.slipstream.core.wire.TrackCodec;
import dev.slipstream.core.wire.WireFormatException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the stream remembers of one aircraft whose flights it assembles. Lives in its stored form:
 * version 1 (byte), then as big-endian numbers when the assembler is due and when the timer is (longs,
 * milliseconds), the last written version's flight (its first observation) and instant (longs,
 * microseconds), the hash of its content (int), the length of the track (int); then the track and the
 * recent identities.
 */
final class TrackMemory {
    /** Where no timer is set, or nothing was written. */
    static final long NONE = Long.MAX_VALUE;

    private static final byte VERSION = 1;
    private static final int DUE_AT = 1;
    private static final int TIMER_AT = DUE_AT + Long.BYTES;
    private static final int FLIGHT_AT = TIMER_AT + Long.BYTES;
    private static final int KNOWN_AT = FLIGHT_AT + Long.BYTES;
    private static final int CONTENT_AT = KNOWN_AT + Long.BYTES;
    private static final int LENGTH_AT = CONTENT_AT + Integer.BYTES;
    private static final int TRACK_AT = LENGTH_AT + Integer.BYTES;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final RecentIdentities identities;

    private TrackMemory(RecentIdentities identities) {
        this.identities = identities;
    }

    /** Reads what {@link #toBytes} gave; null gives an empty memory. From now on the array belongs to this object. */
    static TrackMemory fromBytes(byte @Nullable [] bytes) {
        if (bytes == null) {
            TrackMemory none = new TrackMemory(RecentIdentities.behind(TRACK_AT));
            none.bytes()[0] = VERSION;
            none.setDue(NONE);
            none.setTimer(NONE);
            none.setWritten(NONE, NONE, 0);
            return none;
        }
        if (bytes.length < TRACK_AT || bytes[0] != VERSION) {
            throw new IllegalArgumentException(
                    "Cannot read what the stream remembered of an aircraft: it was kept by another version");
        }
        return new TrackMemory(RecentIdentities.fromBytes(bytes, TRACK_AT + (int) INTS.get(bytes, LENGTH_AT)));
    }

    private byte[] bytes() {
        return identities.toBytes();
    }

    /** The stored form with the track as it was. */
    byte[] toBytes() {
        return bytes();
    }

    /** The stored form with another track; this object is of no use after. */
    byte[] toBytes(Track track) {
        byte[] known = bytes();
        byte[] encoded = TrackCodec.encode(track);
        int identitiesAt = TRACK_AT + trackLength();
        byte[] next = Arrays.copyOf(known, TRACK_AT + encoded.length + known.length - identitiesAt);
        INTS.set(next, LENGTH_AT, encoded.length);
        System.arraycopy(encoded, 0, next, TRACK_AT, encoded.length);
        System.arraycopy(known, identitiesAt, next, TRACK_AT + encoded.length, known.length - identitiesAt);
        return next;
    }

    /** Remembers the state that {@code fields} stands on, unless it repeats; says whether it was new. */
    boolean addIfNew(StateVectorFields fields) {
        return identities.addIfNew(
                fields.bytes(),
                fields.offset(StateVectorFields.PROVIDER),
                fields.length(StateVectorFields.PROVIDER),
                fields.longAt(StateVectorFields.SEEN_AT),
                fields.isNull(StateVectorFields.POSITION_AT)
                        ? null
                        : (Long) fields.longAt(StateVectorFields.POSITION_AT));
    }

    /**
     * Empty before the first observation, and where another release stored the track in another way: then
     * the flight begins anew, and settling puts it right.
     */
    Optional<Track> track() {
        int length = trackLength();
        if (length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(TrackCodec.decode(Arrays.copyOfRange(bytes(), TRACK_AT, TRACK_AT + length)));
        } catch (WireFormatException e) {
            return Optional.empty();
        }
    }

    private int trackLength() {
        return (int) INTS.get(bytes(), LENGTH_AT);
    }

    /** When the assembler has something to say if nothing comes, in event time as the watermark has it. */
    long dueMillis() {
        return (long) LONGS.get(bytes(), DUE_AT);
    }

    void setDue(long millis) {
        LONGS.set(bytes(), DUE_AT, millis);
    }

    /** The timer that counts; {@link #NONE} when none is set. */
    long timerMillis() {
        return (long) LONGS.get(bytes(), TIMER_AT);
    }

    void setTimer(long millis) {
        LONGS.set(bytes(), TIMER_AT, millis);
    }

    /** First observation of the flight of which a version was written last; {@link #NONE} before any. */
    long writtenFlight() {
        return (long) LONGS.get(bytes(), FLIGHT_AT);
    }

    /** That version's instant. */
    long writtenKnownAt() {
        return (long) LONGS.get(bytes(), KNOWN_AT);
    }

    int writtenContent() {
        return (int) INTS.get(bytes(), CONTENT_AT);
    }

    void setWritten(long flightMicros, long knownAtMicros, int content) {
        LONGS.set(bytes(), FLIGHT_AT, flightMicros);
        LONGS.set(bytes(), KNOWN_AT, knownAtMicros);
        INTS.set(bytes(), CONTENT_AT, content);
    }
}
