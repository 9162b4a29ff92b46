package dev.slipstream.lakehouse.table;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

/**
 * Says which files hold a stretch of time of a table, and remembers it per snapshot. Files are
 * chosen by whole hours: whoever reads them repeats the exact bounds. Safe for several threads.
 */
public final class FilePlans {
    private static final int MAX_REMEMBERED = 64;
    private static final long NOTHING_WRITTEN = -1;

    private final Lake lake;
    private final Map<Key, TableFiles> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, TableFiles> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    private final @Nullable Instant asOf;

    public FilePlans(Lake lake) {
        this(lake, null);
    }

    /** @param asOf the files are those that tables had then; null for now */
    public FilePlans(Lake lake, @Nullable Instant asOf) {
        this.lake = lake;
        this.asOf = asOf;
    }

    private record Key(
            String table,
            long snapshotId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /**
     * The files of a table that may hold rows between two instants; empty when there is no such table.
     *
     * @param from inclusive, null for the beginning
     * @param to inclusive, null for the end
     * @throws dev.slipstream.core.config.UserError when what the table was then is not kept any more
     */
    public Optional<TableFiles> plan(String name, @Nullable Instant from, @Nullable Instant to) {
        return lake.findTable(name).map(table -> {
            long snapshot = snapshot(table).map(Snapshot::snapshotId).orElse(NOTHING_WRITTEN);
            Key key = new Key(
                    name,
                    snapshot,
                    from == null ? null : from.truncatedTo(ChronoUnit.HOURS),
                    to == null ? null : to.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
            TableFiles known = lookUp(key);
            return known != null ? known : remember(key, plan(table, key));
        });
    }

    private Optional<Snapshot> snapshot(Table table) {
        return asOf == null ? Optional.ofNullable(table.currentSnapshot()) : TableHistory.asOf(table, asOf);
    }

    private synchronized @Nullable TableFiles lookUp(Key key) {
        return remembered.get(key);
    }

    private synchronized TableFiles remember(Key key, TableFiles files) {
        remembered.put(key, files);
        return files;
    }

    private static TableFiles plan(Table table, Key key) {
        String timeColumn = timeColumn(table);
        boolean hourly = table.spec().fields().size() == 2
                && table.spec().fields().get(1).transform().toString().equals("hour");
        DerivedFiles derived = hourly || timeColumn == null
                ? null
                : DerivedFiles.of(table, timeColumn).orElse(null);
        List<TableFiles.File> files;
        if (key.snapshotId == NOTHING_WRITTEN) {
            files = List.of();
        } else if (derived != null) {
            files = derived.between(key.snapshotId, key.from, key.to).stream()
                    .map(file -> new TableFiles.File(path(file), null, derived.span(file)))
                    .toList();
        } else {
            files = RowFiles.files(table, key.snapshotId, within(timeColumn, key), List.of()).stream()
                    .map(file -> file(file, hourly))
                    .toList();
        }
        return new TableFiles(key.table, key.snapshotId, TableColumn.of(table.schema()), timeColumn, files);
    }

    private static Expression within(@Nullable String timeColumn, Key key) {
        Expression filter = Expressions.alwaysTrue();
        if (timeColumn != null && key.from != null) {
            filter = Expressions.and(filter, Expressions.greaterThanOrEqual(timeColumn, micros(key.from)));
        }
        if (timeColumn != null && key.to != null) {
            filter = Expressions.and(filter, Expressions.lessThan(timeColumn, micros(key.to)));
        }
        return filter;
    }

    private static TableFiles.File file(DataFile file, boolean hourly) {
        HourPartition partition = hourly ? HourListing.partitionOf(file.partition()) : null;
        return new TableFiles.File(
                path(file), partition, partition == null ? null : new TimeSpan(partition.hour(), partition.end()));
    }

    private static String path(DataFile file) {
        return LocalFileIO.path(file.location()).toString();
    }

    private static @Nullable String timeColumn(Table table) {
        for (PartitionField field : table.spec().fields()) {
            if (!field.transform().isIdentity() && !field.transform().isVoid()) {
                return table.schema().findColumnName(field.sourceId());
            }
        }
        return null;
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
