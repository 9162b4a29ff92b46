package dev.slipstream.stream.settle;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an hour, or a task's part of it, gives of one provider, or of all for flights; parts add up.
 *
 * @param hash of the rows
 * @param through each source to the last capture that was read
 */
record DerivedPart(Account account, ContentHash.Sum hash, Map<String, Long> through) implements Serializable {
    DerivedPart {
        through = new TreeMap<>(through);
    }

    static DerivedPart none() {
        return new DerivedPart(Account.none(), ContentHash.Sum.none(), Map.of());
    }

    /** What reading captures gives. */
    static DerivedPart read(Account account, Map<String, Long> through) {
        return new DerivedPart(account, ContentHash.Sum.none(), through);
    }

    /** What writing rows gives; their items were counted when they were read. */
    static DerivedPart stored(ContentHash.Sum hash, long repeated) {
        return new DerivedPart(new Account(0, hash.rows(), repeated, Map.of()), hash, Map.of());
    }

    DerivedPart plus(DerivedPart other) {
        Map<String, Long> newest = new TreeMap<>(through);
        other.through.forEach((source, id) -> newest.merge(source, id, Math::max));
        return new DerivedPart(account.plus(other.account), hash.plus(other.hash), newest);
    }
}
