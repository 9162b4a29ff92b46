package dev.slipstream.ingest.quota;

/**
 * What one call takes, and from which of the account's buckets.
 *
 * @param bucket as the provider's quota names it, such as {@code states}
 * @param credits at least 0; 0 is free
 */
public record Cost(String bucket, long credits) {
    public Cost {
        if (bucket.isBlank() || credits < 0) {
            throw new IllegalArgumentException("Cannot cost " + credits + " credits of bucket '" + bucket + "'");
        }
    }
}
