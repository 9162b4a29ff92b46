package dev.slipstream.lakehouse.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a settled hour holds, so that it can be compared with itself later: the account of its items
 * and the hash of its content.
 *
 * @param settledAt when the hour was settled, by the wall clock
 * @param items what the captures of this hour held: stored + repeated + rejected
 * @param rejectedByReason {@link dev.slipstream.core.model.RejectReason} name to count; sums up to
 *     {@code rejected}
 * @param contentHash of the business columns of the stored rows, whatever their order
 * @param through each source to the last capture id that settling read; every source that has rows
 *     in the hour must be in it, else the hour counts as changed
 * @param transformVersion version of the rules that made the rows
 * @param referenceVersion version of the reference tables that were asked
 * @param parserVersion version of the provider's parser; null where none is known, or of all providers
 * @param rows in the tables that the seal covers: of a provider states and flight reports, of all
 *     providers flights and events
 * @param handover the tracks from which flights went on, and those handed on; null but of all providers
 */
public record Seal(
        HourPartition partition,
        Instant settledAt,
        long items,
        long stored,
        long repeated,
        long rejected,
        Map<String, Long> rejectedByReason,
        String contentHash,
        Map<String, Long> through,
        int transformVersion,
        String referenceVersion,
        @Nullable Integer parserVersion,
        long rows,
        @Nullable Handover handover) {

    public Seal {
        settledAt = settledAt.truncatedTo(ChronoUnit.MICROS);
        rejectedByReason = Map.copyOf(rejectedByReason);
        through = Map.copyOf(through);
        if (items != stored + repeated + rejected) {
            throw new IllegalArgumentException("Cannot seal " + partition + ": " + items + " items are not " + stored
                    + " stored + " + repeated + " repeated + " + rejected + " rejected");
        }
        long byReason =
                rejectedByReason.values().stream().mapToLong(Long::longValue).sum();
        if (byReason != rejected) {
            throw new IllegalArgumentException("Cannot seal " + partition + ": the reasons count " + byReason
                    + " refusals where " + rejected + " are said");
        }
    }

    /** Of one provider's states and flight reports, by a parser without a version. */
    public Seal(
            HourPartition partition,
            Instant settledAt,
            long items,
            long stored,
            long repeated,
            long rejected,
            Map<String, Long> rejectedByReason,
            String contentHash,
            Map<String, Long> through,
            int transformVersion,
            String referenceVersion) {
        this(
                partition,
                settledAt,
                items,
                stored,
                repeated,
                rejected,
                rejectedByReason,
                contentHash,
                through,
                transformVersion,
                referenceVersion,
                null,
                stored,
                null);
    }

    /** Whether it covers flights, events and tracks, not the items of one provider. */
    public boolean ofAllProviders() {
        return partition.provider().equals(HourPartition.ALL_PROVIDERS);
    }

    /**
     * The link to the seal before: SHA-256 over its chain hash and what this seal says of the data.
     * When and by which versions the hour was settled is left out, so that deriving an hour again to
     * the same rows leaves the chain as it is.
     *
     * @param previous the chain hash of the provider's seal before this one, empty for the first
     */
    public String chainHash(String previous) {
        SortedMap<String, Long> reasons = new TreeMap<>(rejectedByReason);
        String said = String.join(
                "\n",
                previous,
                partition.provider(),
                partition.hour().toString(),
                items + " " + stored + " " + repeated + " " + rejected,
                reasons.toString(),
                contentHash);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot chain seals: every Java has SHA-256", e);
        }
    }
}
