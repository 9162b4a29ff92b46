package dev.slipstream.ingest.quota;

import java.time.Duration;
import java.util.List;

/**
 * What a ledger holds one source to.
 *
 * @param source whose calls the own limits count
 * @param ofAccount by bucket of the account, shared with every source that uses it
 * @param ofSource the user's caps: counted over all buckets
 */
public record QuotaLimits(String source, List<BucketLimit> ofAccount, List<Limit> ofSource) {

    /**
     * How much longer than the provider's period a ledger counts, so that a call which took long to arrive
     * and one which took no time cannot fall into one period of the provider: longer than a call may last
     * and the clocks of two nodes may differ.
     */
    public static final Duration SLACK = Duration.ofMinutes(1);

    public QuotaLimits {
        ofAccount = List.copyOf(ofAccount);
        ofSource = List.copyOf(ofSource);
    }

    /** The limit of one bucket. */
    public record BucketLimit(String bucket, Limit limit) {}

    /** Those of the account that a call of {@code bucket} must keep. */
    public List<Limit> ofBucket(String bucket) {
        return ofAccount.stream()
                .filter(limit -> limit.bucket().equals(bucket))
                .map(BucketLimit::limit)
                .toList();
    }

    public boolean isEmpty() {
        return ofAccount.isEmpty() && ofSource.isEmpty();
    }

    /** For how long what was taken counts towards {@code limit}. */
    public static Duration counted(Limit limit) {
        return limit.period().length().plus(SLACK);
    }
}
