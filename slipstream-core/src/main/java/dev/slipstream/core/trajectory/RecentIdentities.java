package dev.slipstream.core.trajectory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The last few identities of one aircraft's states, to hold back repeats of a live stream in any
 * order of arrival. It forgets the oldest entry, so a late repeat may pass; settling the hour, which
 * sees the whole order, finds it ({@link RepeatFilter}). For one thread.
 *
 * <p>It lives in its stored form: version 1 (byte), providers (count, then length and UTF-8 bytes
 * each), entries (count, then provider's place, seen at, position at), oldest first; lengths and counts
 * are bytes, times are big-endian microseconds since the epoch, {@link Long#MIN_VALUE} where there is
 * none. So one who stores it after every state, as the stream does, neither reads nor writes it anew.
 */
public final class RecentIdentities {
    /** Eight polls of two providers. */
    public static final int CAPACITY = 16;

    private static final byte VERSION = 1;
    private static final int SEEN_AT = 1;
    private static final int POSITION_AT = SEEN_AT + Long.BYTES;
    private static final int ENTRY_BYTES = POSITION_AT + Long.BYTES;
    private static final int MAX_NAME_BYTES = 255;
    private static final long NONE = Long.MIN_VALUE;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes;
    private final int namesAt;
    private int entriesAt;

    /** Nothing seen yet. */
    public RecentIdentities() {
        this(new byte[] {VERSION, 0, 0}, 0);
    }

    private RecentIdentities(byte[] bytes, int from) {
        this.bytes = bytes;
        this.namesAt = from + 1;
        this.entriesAt = findEntries();
    }

    /** Nothing seen yet, stored after {@code headBytes} zeros that belong to the caller. */
    public static RecentIdentities behind(int headBytes) {
        byte[] bytes = new byte[headBytes + 3];
        bytes[headBytes] = VERSION;
        return new RecentIdentities(bytes, headBytes);
    }

    /**
     * Reads what {@link #toBytes} gave.
     *
     * @throws IllegalArgumentException when the bytes are of another version or damaged
     */
    public static RecentIdentities fromBytes(byte[] bytes) {
        return fromBytes(bytes, 0);
    }

    /**
     * Reads what {@link #toBytes} gave, which stands behind {@code headBytes} bytes of the caller's.
     * From now on the array belongs to this object.
     *
     * @throws IllegalArgumentException when the bytes are of another version or damaged
     */
    public static RecentIdentities fromBytes(byte[] bytes, int headBytes) {
        if (bytes.length > headBytes && bytes[headBytes] != VERSION) {
            throw new IllegalArgumentException("Cannot read recent identities of version " + bytes[headBytes]);
        }
        try {
            RecentIdentities read = new RecentIdentities(bytes, headBytes);
            read.checkWhole();
            return read;
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("Cannot read recent identities: the bytes are damaged", e);
        }
    }

    /** The array in which this lives, head included; it changes with the next identity. */
    public byte[] toBytes() {
        return bytes;
    }

    /**
     * Remembers the identity unless it is known, and says whether it was new.
     *
     * @param seenAtMicros when the aircraft was seen, microseconds since the epoch
     * @param positionAtMicros when its position was measured, null when unknown
     */
    public boolean addIfNew(String provider, long seenAtMicros, @Nullable Long positionAtMicros) {
        byte[] name = provider.getBytes(StandardCharsets.UTF_8);
        return addIfNew(name, 0, name.length, seenAtMicros, positionAtMicros);
    }

    /** The same for a provider whose name stands in UTF-8 inside {@code text}; makes no garbage as a rule. */
    public boolean addIfNew(byte[] text, int offset, int length, long seenAtMicros, @Nullable Long positionAtMicros) {
        long position = positionAtMicros == null ? NONE : positionAtMicros;
        int provider = findProvider(text, offset, length);
        int size = size();
        for (int i = 0; i < size; i++) {
            int at = entryAt(i);
            if ((long) LONGS.get(bytes, at + SEEN_AT) == seenAtMicros
                    && (long) LONGS.get(bytes, at + POSITION_AT) == position
                    && bytes[at] == provider) {
                return false;
            }
        }
        makeRoom();
        int at = claimEntry(provider >= 0 ? provider : addProvider(Arrays.copyOfRange(text, offset, offset + length)));
        LONGS.set(bytes, at + SEEN_AT, seenAtMicros);
        LONGS.set(bytes, at + POSITION_AT, position);
        return true;
    }

    private int size() {
        return bytes[entriesAt - 1];
    }

    private int entryAt(int i) {
        return entriesAt + i * ENTRY_BYTES;
    }

    /** Drops the oldest entry when there is no place for another. */
    private void makeRoom() {
        if (size() == CAPACITY) {
            System.arraycopy(bytes, entryAt(1), bytes, entryAt(0), (CAPACITY - 1) * ENTRY_BYTES);
            bytes[entriesAt - 1] = CAPACITY - 1;
        }
    }

    /** The place of a new entry of the provider; its times are to be set. */
    private int claimEntry(int provider) {
        int at = entryAt(size());
        if (at == bytes.length) {
            bytes = Arrays.copyOf(bytes, at + ENTRY_BYTES);
        }
        bytes[entriesAt - 1]++;
        bytes[at] = (byte) provider;
        return at;
    }

    private int findProvider(byte[] text, int offset, int length) {
        int count = bytes[namesAt];
        int at = namesAt + 1;
        for (int place = 0; place < count; place++) {
            int end = endOfName(at);
            if (end - at - 1 == length && Arrays.equals(bytes, at + 1, end, text, offset, offset + length)) {
                return place;
            }
            at = end;
        }
        return -1;
    }

    private int endOfName(int at) {
        return at + 1 + Byte.toUnsignedInt(bytes[at]);
    }

    /** Providers that no entry names any more make room; there are never more than entries. */
    private int addProvider(byte[] name) {
        if (name.length > MAX_NAME_BYTES) {
            throw new IllegalArgumentException("Cannot remember a provider name of " + name.length + " bytes");
        }
        int count = bytes[namesAt];
        int at = namesAt + 1;
        for (int place = 0; place < count; place++) {
            if (!hasEntryOf(place)) {
                replaceName(at, endOfName(at), name);
                return place;
            }
            at = endOfName(at);
        }
        bytes[namesAt]++;
        replaceName(at, at, name);
        return count;
    }

    private void replaceName(int from, int to, byte[] name) {
        byte[] grown = new byte[bytes.length - (to - from) + 1 + name.length];
        System.arraycopy(bytes, 0, grown, 0, from);
        grown[from] = (byte) name.length;
        System.arraycopy(name, 0, grown, from + 1, name.length);
        System.arraycopy(bytes, to, grown, from + 1 + name.length, bytes.length - to);
        bytes = grown;
        entriesAt = findEntries();
    }

    private boolean hasEntryOf(int place) {
        for (int i = 0; i < size(); i++) {
            if (bytes[entryAt(i)] == place) {
                return true;
            }
        }
        return false;
    }

    /** Where the first entry stands, behind the names and the count of entries. */
    private int findEntries() {
        int count = bytes[namesAt];
        int at = namesAt + 1;
        for (int place = 0; place < count; place++) {
            at = endOfName(at);
        }
        return at + 1;
    }

    private void checkWhole() {
        int names = bytes[namesAt];
        int size = size();
        if (names < 0 || names > CAPACITY || size < 0 || size > CAPACITY || bytes.length != entryAt(size)) {
            throw new IndexOutOfBoundsException("not as long as the counts say");
        }
        for (int i = 0; i < size; i++) {
            if (bytes[entryAt(i)] < 0 || bytes[entryAt(i)] >= names) {
                throw new IndexOutOfBoundsException("an entry of no provider");
            }
        }
    }
}
