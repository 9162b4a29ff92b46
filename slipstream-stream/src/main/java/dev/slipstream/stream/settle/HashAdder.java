package dev.slipstream.stream.settle;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Adds up SHA-256 hashes of rows or values, in any order. For one thread. */
final class HashAdder {
    private final MessageDigest sha256 = newDigest();
    private final long[] lanes = new long[ContentHash.Sum.LANES];
    private long rows;

    byte[] hash(byte[] bytes, int length) {
        sha256.update(bytes, 0, length);
        return sha256.digest();
    }

    void add(byte[] hash) {
        ByteBuffer words = ByteBuffer.wrap(hash);
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] += words.getLong();
        }
        rows++;
    }

    /** Adds the hash of a value, byte for byte. */
    void addValue(byte[] value) {
        add(hash(value, value.length));
    }

    ContentHash.Sum sum() {
        return new ContentHash.Sum(lanes.clone(), rows);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot hash rows: every Java has SHA-256", e);
        }
    }
}
