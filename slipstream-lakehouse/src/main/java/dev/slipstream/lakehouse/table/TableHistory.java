package dev.slipstream.lakehouse.table;

import dev.slipstream.core.config.UserError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.HistoryEntry;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * The versions of tables that can still be read: each commit makes one (a snapshot), {@link
 * SnapshotExpiry} lets go of them, and {@link HourlyTags} keeps one per hour for longer. Safe for
 * several threads.
 */
public final class TableHistory {
    /** What arrived, what was sealed over it, and what hours hand on to each other is never taken back. */
    private static final Set<String> KEPT_FORWARD = Set.of(
            LakeTable.CAPTURES.identifier().toString(),
            LakeTable.TRACKS.identifier().toString(),
            LakeTable.SEALS.identifier().toString());

    private final Lake lake;

    public TableHistory(Lake lake) {
        this.lake = lake;
    }

    /**
     * A version of a table.
     *
     * @param snapshot its number, as {@link #rollBack} takes it
     * @param committedAt by the clock of the process that wrote it
     * @param operation append, overwrite, replace (rows only moved) or delete
     * @param addedRows null where the writer did not say
     * @param removedRows null where the writer did not say
     * @param rows in the whole table; null where the writer did not say
     * @param tag that keeps it, if any
     * @param current whether readers see it
     */
    public record Version(
            long snapshot,
            Instant committedAt,
            String operation,
            @Nullable Long addedRows,
            @Nullable Long removedRows,
            @Nullable Long rows,
            @Nullable String tag,
            boolean current) {}

    /**
     * The versions of a table that are kept, oldest first.
     *
     * @throws UserError when there is no such table
     */
    public List<Version> list(String name) {
        Table table = table(name);
        Map<Long, String> tags = new HashMap<>();
        table.refs().forEach((ref, target) -> {
            if (target.isTag()) {
                tags.put(target.snapshotId(), ref);
            }
        });
        long current =
                table.currentSnapshot() == null ? -1 : table.currentSnapshot().snapshotId();
        List<Version> versions = new ArrayList<>();
        for (Snapshot snapshot : table.snapshots()) {
            Map<String, String> summary = snapshot.summary();
            versions.add(new Version(
                    snapshot.snapshotId(),
                    Instant.ofEpochMilli(snapshot.timestampMillis()),
                    String.valueOf(snapshot.operation()),
                    number(summary.get("added-records")),
                    number(summary.get("deleted-records")),
                    number(summary.get("total-records")),
                    tags.get(snapshot.snapshotId()),
                    snapshot.snapshotId() == current));
        }
        versions.sort(Comparator.comparing(Version::committedAt).thenComparing(Version::snapshot));
        return versions;
    }

    /**
     * Lets readers see an earlier (or, after that, a later) version of the table again. What the stream or
     * settling writes afterwards builds on it.
     *
     * @throws UserError when there is no such table or version, or the table only goes forward
     */
    public void rollBack(String name, long snapshot) {
        if (KEPT_FORWARD.contains(name)) {
            throw new UserError("Cannot roll back " + name + ": what arrived and what was sealed is never taken back. "
                    + "Roll back a table that is derived from it, or read an earlier state with --as-of.");
        }
        Table table = table(name);
        if (table.snapshot(snapshot) == null) {
            throw new UserError("Cannot roll back " + name + ": it has no snapshot " + snapshot
                    + ". `slipstream snapshots " + name + "` lists those that are kept.");
        }
        table.manageSnapshots().setCurrentSnapshot(snapshot).commit();
    }

    /**
     * The version that readers saw at an instant, or of those that are kept the newest before; empty for
     * a table that had none yet.
     *
     * @throws UserError when none of that time is kept any more
     */
    static Optional<Snapshot> asOf(Table table, Instant instant) {
        NavigableMap<Long, Snapshot> known = known(table);
        Map.Entry<Long, Snapshot> found = known.floorEntry(instant.toEpochMilli());
        if (found != null) {
            return Optional.of(found.getValue());
        }
        if (known.isEmpty() || known.firstEntry().getValue().parentId() == null) {
            return Optional.empty();
        }
        throw new UserError("Cannot read " + table.name() + " as of " + instant
                + ": what was recorded then is not kept any more. The oldest that is kept is of "
                + Instant.ofEpochMilli(known.firstKey()) + "; snapshots.keep and tags.keep say how long.");
    }

    /** As {@link #asOf}; empty too when that version is gone. */
    static Optional<Snapshot> find(Table table, Instant instant) {
        return Optional.ofNullable(known(table).floorEntry(instant.toEpochMilli()))
                .map(Map.Entry::getValue);
    }

    /** By when they became what readers see. */
    private static NavigableMap<Long, Snapshot> known(Table table) {
        NavigableMap<Long, Snapshot> known = new TreeMap<>();
        for (Snapshot snapshot : table.snapshots()) {
            known.put(snapshot.timestampMillis(), snapshot);
        }
        // The log also knows when an earlier version was made current again.
        for (HistoryEntry entry : table.history()) {
            Snapshot snapshot = table.snapshot(entry.snapshotId());
            if (snapshot != null) {
                known.put(entry.timestampMillis(), snapshot);
            }
        }
        return known;
    }

    private Table table(String name) {
        return lake.findTable(name)
                .orElseThrow(() -> new UserError(
                        "Cannot find the table " + name + ". There are " + String.join(", ", lake.tableNames()) + "."));
    }

    private static @Nullable Long number(@Nullable String text) {
        return text == null ? null : Long.valueOf(text);
    }
}
