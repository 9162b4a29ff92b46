package dev.slipstream.lakehouse.table;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * Keeps what was recorded at each full hour: of every table, the version that was current then gets a
 * tag {@code hour-20261120T10}, which {@link SnapshotExpiry} honours until it is as old as it may be.
 * A table that did not change in an hour has no tag for it: its version before stands for it.
 */
public final class HourlyTags {
    private static final String PREFIX = "hour-";
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HH").withZone(ZoneOffset.UTC);
    private static final Duration ONE_HOUR = Duration.ofHours(1);

    private final Lake lake;
    private final Duration keep;

    /** @param keep how long an hour's version can be read */
    public HourlyTags(Lake lake, Duration keep) {
        this.lake = lake;
        this.keep = keep;
    }

    /** Tags what was current when the running hour began; doing so again changes nothing. Says how many tags are new. */
    public int tag(Instant now) {
        Instant hour = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), ONE_HOUR.toSeconds()) * 3_600);
        int made = 0;
        for (String name : lake.tableNames()) {
            made += lake.findTable(name).map(table -> tag(table, hour)).orElse(0);
        }
        return made;
    }

    private int tag(Table table, Instant hour) {
        String tag = PREFIX + HOUR.format(hour);
        if (table.refs().containsKey(tag)) {
            return 0;
        }
        Optional<Snapshot> current = TableHistory.find(table, hour);
        boolean tagged = current.isEmpty()
                || table.refs().values().stream()
                        .anyMatch(ref ->
                                ref.isTag() && ref.snapshotId() == current.get().snapshotId());
        if (tagged) {
            return 0;
        }
        table.manageSnapshots()
                .createTag(tag, current.get().snapshotId())
                .setMaxRefAgeMs(tag, keep.toMillis())
                .commit();
        return 1;
    }

    /** Lets go of all tags, so that expiry frees what only they keep. Says how many there were. */
    public static int dropAll(Lake lake) {
        int dropped = 0;
        for (String name : lake.tableNames()) {
            Optional<Table> table = lake.findTable(name);
            if (table.isPresent()) {
                dropped += drop(table.get());
            }
        }
        return dropped;
    }

    private static int drop(Table table) {
        List<String> tags = tags(table);
        if (!tags.isEmpty()) {
            ManageSnapshots removal = table.manageSnapshots();
            tags.forEach(removal::removeTag);
            removal.commit();
        }
        return tags.size();
    }

    private static List<String> tags(Table table) {
        return table.refs().entrySet().stream()
                .filter(ref -> ref.getValue().isTag() && ref.getKey().startsWith(PREFIX))
                .map(Map.Entry::getKey)
                .toList();
    }
}
