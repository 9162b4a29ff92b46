package dev.slipstream.core.trajectory;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last few identities of one aircraft's states, to hold back repeats of a live stream in any
 * order of arrival. It forgets the oldest entry, so a late repeat may pass; settling the hour, which
 * sees the whole order, finds it ({@link RepeatFilter}). For one thread.
 *
 * <p>Stored as: version 1 (byte), providers (count, then length and UTF-8 bytes each), entries
 * (count, then provider's place, seen at, position at), oldest first; lengths and counts are bytes,
 * times are big-endian microseconds since the epoch, {@link Long#MIN_VALUE} where there is none.
 */
public final class RecentIdentities {
    /** Eight polls of two providers. */
    public static final int CAPACITY = 16;

    private static final byte VERSION = 1;
    private static final int ENTRY_BYTES = 1 + Long.BYTES + Long.BYTES;
    private static final long NONE = Long.MIN_VALUE;
    private static final byte NO_PROVIDER = -1;

    private final List<String> providers = new ArrayList<>(1);
    private final byte[] providerAt = new byte[CAPACITY];
    private final long[] seenAt = new long[CAPACITY];
    private final long[] positionAt = new long[CAPACITY];
    private int size;
    private int oldest;

    /** Nothing seen yet. */
    public RecentIdentities() {}

    /**
     * Remembers the identity unless it is known, and says whether it was new.
     *
     * @param seenAtMicros when the aircraft was seen, microseconds since the epoch
     * @param positionAtMicros when its position was measured, null when unknown
     */
    public boolean addIfNew(String provider, long seenAtMicros, @Nullable Long positionAtMicros) {
        long position = positionAtMicros == null ? NONE : positionAtMicros;
        int place = providers.indexOf(provider);
        for (int i = 0; i < size; i++) {
            if (seenAt[i] == seenAtMicros && positionAt[i] == position && providerAt[i] == place) {
                return false;
            }
        }
        int at = claimPlace();
        seenAt[at] = seenAtMicros;
        positionAt[at] = position;
        providerAt[at] = NO_PROVIDER;
        providerAt[at] = (byte) (place >= 0 ? place : addProvider(provider));
        return true;
    }

    public byte[] toBytes() {
        List<byte[]> names = providers.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toList();
        int nameBytes = names.stream().mapToInt(name -> 1 + name.length).sum();
        ByteBuffer out = ByteBuffer.allocate(3 + nameBytes + size * ENTRY_BYTES);
        out.put(VERSION).put((byte) names.size());
        names.forEach(name -> out.put((byte) name.length).put(name));
        out.put((byte) size);
        for (int i = 0; i < size; i++) {
            int at = (oldest + i) % CAPACITY;
            out.put(providerAt[at]).putLong(seenAt[at]).putLong(positionAt[at]);
        }
        return out.array();
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException when the bytes are of another version or damaged
     */
    public static RecentIdentities fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            byte version = in.get();
            if (version != VERSION) {
                throw new IllegalArgumentException("Cannot read recent identities of version " + version);
            }
            RecentIdentities read = new RecentIdentities();
            read.fill(in);
            return read;
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("Cannot read recent identities: the bytes are damaged", e);
        }
    }

    private void fill(ByteBuffer in) {
        int names = in.get();
        if (names < 0 || names > CAPACITY) {
            throw new IndexOutOfBoundsException(names);
        }
        for (int i = 0; i < names; i++) {
            byte[] name = new byte[Byte.toUnsignedInt(in.get())];
            in.get(name);
            providers.add(new String(name, StandardCharsets.UTF_8));
        }
        int entries = in.get();
        for (size = 0; size < entries; size++) {
            providerAt[size] = in.get();
            seenAt[size] = in.getLong();
            positionAt[size] = in.getLong();
            if (providerAt[size] < 0 || providerAt[size] >= names) {
                throw new IndexOutOfBoundsException(providerAt[size]);
            }
        }
    }

    private int claimPlace() {
        if (size < CAPACITY) {
            return size++;
        }
        int at = oldest;
        oldest = (oldest + 1) % CAPACITY;
        return at;
    }

    /** Providers that no entry names any more make room; there are never more than entries. */
    private int addProvider(String provider) {
        byte[] name = provider.getBytes(StandardCharsets.UTF_8);
        if (name.length > 255) {
            throw new IllegalArgumentException("Cannot remember a provider name of " + name.length + " bytes");
        }
        for (int place = 0; place < providers.size(); place++) {
            if (!hasEntryOf(place)) {
                providers.set(place, provider);
                return place;
            }
        }
        providers.add(provider);
        return providers.size() - 1;
    }

    private boolean hasEntryOf(int place) {
        for (int i = 0; i < size; i++) {
            if (providerAt[i] == place) {
                return true;
            }
        }
        return false;
    }
}
