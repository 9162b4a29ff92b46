package dev.slipstream.lakehouse.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges the small files that the stream leaves in an open hour, one every few seconds, until
 * settling replaces them all.
 *
 * <p>Files are merged with others of about their own size, so that a row is rewritten at most three
 * times. Rows only move: an append at the same moment is no conflict, and an hour that was replaced
 * meanwhile is left as its new owner wrote it.
 */
public final class OpenHourCompaction {
    private static final Logger LOG = LoggerFactory.getLogger(OpenHourCompaction.class);

    /** From this size on a file is left alone. */
    private static final long LARGE_BYTES = 8L << 20;

    private static final long SMALLEST_TIER_BYTES = 64L << 10;
    private static final int TIER_FACTOR = 16;
    private static final int MIN_FILES = 20;
    /** More than this is merged in several steps. */
    private static final long MAX_MERGE_BYTES = 64L << 20;

    private final Lake lake;
    private final Runnable beforeCommit;

    public OpenHourCompaction(Lake lake) {
        this(lake, () -> {});
    }

    OpenHourCompaction(Lake lake, Runnable beforeCommit) {
        this.lake = lake;
        this.beforeCommit = beforeCommit;
    }

    /**
     * Merges what is worth it now, for tables partitioned by hour.
     *
     * @return how many files have gone
     */
    public int compact(LakeTable which) {
        Table table = lake.table(which);
        Snapshot snapshot = table.currentSnapshot();
        if (snapshot == null) {
            return 0;
        }
        int gone = 0;
        for (List<DataFile> group : groups(table)) {
            if (merge(table, snapshot, group)) {
                gone += group.size() - 1;
            }
        }
        return gone;
    }

    private record Tier(HourPartition partition, int level) {
        static Tier of(DataFile file) {
            int level = 0;
            for (long bound = SMALLEST_TIER_BYTES; file.fileSizeInBytes() >= bound; bound *= TIER_FACTOR) {
                level++;
            }
            return new Tier(HourListing.partitionOf(file.partition()), level);
        }
    }

    private static Collection<List<DataFile>> groups(Table table) {
        Map<Tier, List<DataFile>> open = new HashMap<>();
        Map<Tier, Long> bytes = new HashMap<>();
        List<List<DataFile>> full = new ArrayList<>();
        for (DataFile file : RowFiles.files(table, Expressions.alwaysTrue())) {
            if (file.fileSizeInBytes() >= LARGE_BYTES
                    || file.specId() != table.spec().specId()) {
                continue;
            }
            Tier tier = Tier.of(file);
            List<DataFile> group = open.computeIfAbsent(tier, fresh -> new ArrayList<>());
            group.add(file);
            if (bytes.merge(tier, file.fileSizeInBytes(), Long::sum) >= MAX_MERGE_BYTES) {
                full.add(group);
                open.remove(tier);
                bytes.remove(tier);
            }
        }
        full.addAll(open.values());
        full.removeIf(group -> group.size() < MIN_FILES);
        return full;
    }

    private boolean merge(Table table, Snapshot snapshot, List<DataFile> small) {
        DataFile merged = write(table, small);
        beforeCommit.run();
        try {
            table.newRewrite()
                    .validateFromSnapshot(snapshot.snapshotId())
                    .rewriteFiles(Set.copyOf(small), Set.of(merged))
                    .commit();
            return true;
        } catch (ValidationException | CommitFailedException e) {
            table.io().deleteFile(merged.location());
            LOG.debug("Left {} files of {} unmerged: {}", small.size(), table.name(), e.getMessage());
            return false;
        }
    }

    private static DataFile write(Table table, List<DataFile> small) {
        try (RowFiles.FileWriter writer = RowFiles.open(table, small.get(0).partition())) {
            for (DataFile file : small) {
                try (CloseableIterable<Record> rows = RowFiles.read(table, file, table.schema())) {
                    rows.forEach(writer::write);
                }
            }
            return writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot merge files of " + table.name(), e);
        }
    }
}
