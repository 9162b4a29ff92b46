package dev.slipstream.lakehouse.table;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * Sees how long captures wait until their rows can be asked for: for each new commit of the stream,
 * the time from the arrival of its oldest capture to the commit. For one thread.
 */
public final class CommitWatch {
    private static final Types.TimestampType TIME = Types.TimestampType.withZone();
    private static final String PROVIDER = "provider";

    private final Table table;
    private final int receivedAt;
    private @Nullable Long lastSeen;

    public CommitWatch(Lake lake, LakeTable which) {
        this.table = lake.table(which);
        this.receivedAt = which.schema().findField("received_at").fieldId();
    }

    /** What one commit brought of one provider, and how long the oldest of it had waited. */
    public record Commit(String provider, Duration waited) {}

    /** The commits since the last call, oldest first; the first call only remembers where the table is. */
    public List<Commit> look() {
        table.refresh();
        Deque<Snapshot> fresh = new ArrayDeque<>();
        Snapshot snapshot = table.currentSnapshot();
        Long newest = snapshot == null ? null : snapshot.snapshotId();
        while (lastSeen != null && snapshot != null && snapshot.snapshotId() != lastSeen) {
            fresh.push(snapshot);
            snapshot = snapshot.parentId() == null ? null : table.snapshot(snapshot.parentId());
        }
        lastSeen = newest == null ? Long.valueOf(-1) : newest;
        List<Commit> commits = new ArrayList<>();
        fresh.stream()
                .filter(each -> DataOperations.APPEND.equals(each.operation()))
                .forEach(each -> commits.addAll(commitsOf(each)));
        return commits;
    }

    private List<Commit> commitsOf(Snapshot snapshot) {
        List<Commit> commits = new ArrayList<>();
        int provider = providerPosition();
        for (DataFile file :
                SnapshotChanges.builderFor(table).snapshot(snapshot).build().addedDataFiles()) {
            Map<Integer, ByteBuffer> least = file.lowerBounds();
            ByteBuffer oldest = least == null ? null : least.get(receivedAt);
            if (oldest != null) {
                long micros = Conversions.<Long>fromByteBuffer(TIME, oldest);
                Instant arrived = Instant.ofEpochSecond(
                        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
                Duration wait = Duration.between(arrived, Instant.ofEpochMilli(snapshot.timestampMillis()));
                commits.add(new Commit(file.partition().get(provider, String.class), wait));
            }
        }
        return commits;
    }

    private int providerPosition() {
        for (int i = 0; i < table.spec().fields().size(); i++) {
            if (table.spec().fields().get(i).name().equals(PROVIDER)) {
                return i;
            }
        }
        throw new IllegalStateException("Table " + table.name() + " is not partitioned by provider");
    }
}
