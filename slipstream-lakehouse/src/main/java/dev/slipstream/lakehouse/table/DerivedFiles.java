package dev.slipstream.lakehouse.table;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * The files of a table whose rows say by {@link Period#column} to which period they belong. A file
 * stands for all periods from its first to its last, which the bounds of that column in the manifests
 * tell: no file is opened to learn what is stored.
 */
final class DerivedFiles {
    private final Table table;
    private final Period period;
    private final Types.NestedField column;

    private DerivedFiles(Table table, Period period, Types.NestedField column) {
        this.table = table;
        this.period = period;
        this.column = column;
    }

    /** Empty when the column is not that of a period. */
    static Optional<DerivedFiles> of(Table table, String timeColumn) {
        return Period.ofColumn(timeColumn)
                .filter(period -> table.schema()
                        .findField(timeColumn)
                        .type()
                        .equals(period.columnType().iceberg()))
                .map(period -> of(table, period));
    }

    static DerivedFiles of(Table table, Period period) {
        return new DerivedFiles(table, period, table.schema().findField(period.column()));
    }

    /** The files that may hold rows of periods that overlap with [from, to), null for no bound. */
    List<DataFile> between(@Nullable Instant from, @Nullable Instant to) {
        return between(null, from, to);
    }

    /** The same of any snapshot, null for the newest. */
    List<DataFile> between(@Nullable Long snapshot, @Nullable Instant from, @Nullable Instant to) {
        Expression filter = Expressions.alwaysTrue();
        if (from != null) {
            Instant first = period.at(from).from();
            filter = Expressions.and(filter, Expressions.greaterThanOrEqual(period.column(), period.literal(first)));
        }
        if (to != null) {
            Instant end = period.at(to.minusNanos(1000)).to();
            filter = Expressions.and(filter, Expressions.lessThan(period.column(), period.literal(end)));
        }
        return RowFiles.files(table, snapshot, filter, List.of(period.column()));
    }

    /** From the file's first period to the end of its last. */
    TimeSpan span(DataFile file) {
        return new TimeSpan(
                start(file, file.lowerBounds()),
                period.at(start(file, file.upperBounds())).to());
    }

    private Instant start(DataFile file, @Nullable Map<Integer, ByteBuffer> bounds) {
        ByteBuffer value = bounds == null ? null : bounds.get(column.fieldId());
        if (value == null) {
            throw new IllegalStateException("Cannot read " + file.location() + ": it does not say of when it is");
        }
        Object literal = Conversions.fromByteBuffer(column.type(), value);
        return period.start(literal);
    }

    /**
     * Neighbouring files that are worth being one.
     *
     * @param minFiles fewer are left as they are
     * @param maxBytes of the files of a group together
     * @param empty whether there is nothing to be stored of a span that lies between two files
     */
    List<List<DataFile>> groups(int minFiles, long maxBytes, Predicate<TimeSpan> empty) {
        Map<List<Object>, List<DataFile>> partitions = new LinkedHashMap<>();
        between(null, null).stream()
                .sorted(Comparator.comparing(file -> span(file).from()))
                .forEach(file -> partitions
                        .computeIfAbsent(partition(file), fresh -> new ArrayList<>())
                        .add(file));
        List<List<DataFile>> groups = new ArrayList<>();
        for (List<DataFile> files : partitions.values()) {
            List<DataFile> group = new ArrayList<>();
            long bytes = 0;
            for (DataFile file : files) {
                boolean joins = !group.isEmpty()
                        && bytes + file.fileSizeInBytes() <= maxBytes
                        && adjoin(group.get(group.size() - 1), file, empty);
                if (!joins) {
                    addIfWorthIt(groups, group, minFiles);
                    group = new ArrayList<>();
                    bytes = 0;
                }
                group.add(file);
                bytes += file.fileSizeInBytes();
            }
            addIfWorthIt(groups, group, minFiles);
        }
        return groups;
    }

    private static void addIfWorthIt(List<List<DataFile>> groups, List<DataFile> group, int minFiles) {
        if (group.size() >= minFiles) {
            groups.add(group);
        }
    }

    private boolean adjoin(DataFile earlier, DataFile later, Predicate<TimeSpan> empty) {
        Instant end = span(earlier).to();
        Instant next = span(later).from();
        return !end.isBefore(next) || empty.test(new TimeSpan(end, next));
    }

    /** The provider and the month, by which the table is partitioned now. */
    private List<Object> partition(DataFile file) {
        return List.of(
                file.partition().get(0, CharSequence.class).toString(),
                Period.MONTHLY.at(span(file).from()).from());
    }
}
