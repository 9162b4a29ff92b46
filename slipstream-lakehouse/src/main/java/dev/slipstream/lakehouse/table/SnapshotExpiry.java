package dev.slipstream.lakehouse.table;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * Lets go of old snapshots, and with them of the files that only they name.
 *
 * <p>A snapshot that a tag names is kept until the tag is as old as it may be ({@link HourlyTags}).
 *
 * <p>The newest snapshot committed by the stream is kept with all that came after it, however old:
 * the stream walks back to it at a restart, to learn which checkpoint it has committed.
 */
public final class SnapshotExpiry {
    /** Written by Flink's sink into the summary of each of its snapshots. */
    private static final String STREAM_CHECKPOINT = "flink.max-committed-checkpoint-id";

    private final Lake lake;
    private final Duration keep;

    /**
     * @param keep how long a snapshot can still be read after a newer one came; at least twice the
     *     longest query
     */
    public SnapshotExpiry(Lake lake, Duration keep) {
        this.lake = lake;
        this.keep = keep;
    }

    /** What was let go of one table. */
    public record Expired(String table, int snapshots) {}

    /** Expires the old snapshots of all tables; one line for each table that had some. */
    public List<Expired> expire(Instant now) {
        List<Expired> expired = new ArrayList<>();
        for (String name : lake.tableNames()) {
            lake.findTable(name).ifPresent(table -> {
                int snapshots = expire(table, now);
                if (snapshots > 0) {
                    expired.add(new Expired(name, snapshots));
                }
            });
        }
        return expired;
    }

    private int expire(Table table, Instant now) {
        long cutoff = cutoffMillis(table, now);
        ExpireSnapshots expiry = table.expireSnapshots().expireOlderThan(cutoff).retainLast(1);
        int old = expiry.apply().size();
        if (old > 0) {
            expiry.commit();
        }
        return old;
    }

    private long cutoffMillis(Table table, Instant now) {
        long cutoff = now.minus(keep).toEpochMilli();
        long newestOfStream = Long.MIN_VALUE;
        for (Snapshot snapshot : table.snapshots()) {
            if (snapshot.summary().containsKey(STREAM_CHECKPOINT)) {
                newestOfStream = Math.max(newestOfStream, snapshot.timestampMillis());
            }
        }
        return newestOfStream == Long.MIN_VALUE ? cutoff : Math.min(cutoff, newestOfStream);
    }
}
