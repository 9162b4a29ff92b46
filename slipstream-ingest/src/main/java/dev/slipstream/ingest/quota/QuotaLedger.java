package dev.slipstream.ingest.quota;

import java.time.Instant;

/**
 * Counts what was taken from an account's buckets, across restarts and for all nodes that share the
 * account. Credits are taken before a call and stay taken whatever comes of it. Safe for many threads.
 */
public interface QuotaLedger {

    /**
     * Takes {@code cost} for a call at {@code now} if every cap still allows it.
     *
     * @param account the provider and whose quota it is, such as {@code opensky/anonymous}; no secret
     */
    Grant take(String account, Cost cost, Instant now);

    /** The provider's own word on what is left, which may be less than counted here, never more. */
    void remaining(String account, String bucket, long credits, Instant now);

    /**
     * The provider asks everybody who uses the account to wait: nothing is granted before {@code until}. What it
     * said earlier to be left ends with that time, as it begins to count anew. Of several times the latest holds.
     */
    void closed(String account, String bucket, Instant until);

    /**
     * @param granted whether the credits were taken
     * @param askAgainAt when it is worth asking again; {@code now} when granted
     * @param reason why not, for people; empty when granted
     */
    record Grant(boolean granted, Instant askAgainAt, String reason) {}
}
