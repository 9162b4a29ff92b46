package dev.slipstream.lakehouse.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdatePartitionSpec;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.Term;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are derived from settled hours and replaced period by period, as the gold tables
 * are. It has the columns {@code provider} and {@link Period#column}, and is partitioned by provider
 * and month. One writer at a time.
 *
 * <p>A period is written as a file of its own per provider. {@link #merge} makes one of many, so that
 * a question over a month opens few files.
 */
public final class DerivedTable {
    private static final String PROVIDER = "provider";

    /** A day of hours. */
    private static final int MERGED_FILES = 24;

    /** More is not read to replace one period, and is large enough to be read well. */
    private static final long MERGED_BYTES = 16L << 20;

    private final Lake lake;
    private final TableIdentifier id;
    private final Period period;
    private final Schema schema;

    /**
     * @param name as in {@code gold.cells_hourly}
     * @param columns in the order of the rows that {@link #replace} takes
     */
    public DerivedTable(Lake lake, String name, Period period, List<TableColumn> columns) {
        this.lake = lake;
        this.id = TableIdentifier.parse(name);
        this.period = period;
        this.schema = new Schema(columns.stream().map(TableColumn::field).toArray(Types.NestedField[]::new));
        Types.NestedField time = schema.findField(period.column());
        if (schema.findField(PROVIDER) == null
                || time == null
                || !time.type().equals(period.columnType().iceberg())) {
            throw new IllegalArgumentException("Cannot make " + name + ": it needs the columns provider and "
                    + period.column() + " of type " + period.columnType().sql());
        }
    }

    /** Makes the table, or adds the columns it lacks; its partitions become those of today. */
    public void createOrExtend() {
        PartitionSpec partitioning = PartitionSpec.builderFor(schema)
                .identity(PROVIDER)
                .month(period.column())
                .build();
        lake.createIfMissing(id, schema, partitioning, SortOrder.unsorted(), LakeTable.commonProperties());
        Table table = table();
        if (schema.columns().stream().anyMatch(column -> table.schema().findField(column.name()) == null)) {
            table.updateSchema().unionByNameWith(schema).commit();
        }
        partitionByMonth(table);
    }

    /** Files that are there keep the partitions they were written with. */
    private void partitionByMonth(Table table) {
        List<PartitionField> fields = table.spec().fields();
        boolean byMonth =
                fields.stream().anyMatch(field -> field.transform().toString().equals("month"));
        if (byMonth) {
            return;
        }
        UpdatePartitionSpec update = table.updateSpec();
        fields.stream()
                .filter(field -> !field.transform().isIdentity())
                .forEach(field -> update.removeField(field.name()));
        Term month = Expressions.month(period.column());
        update.addField(month).commit();
    }

    private Table table() {
        return lake.findTable(id.toString()).orElseThrow();
    }

    /**
     * Makes these rows, and no others, those of the span, in one commit; doing so again changes nothing
     * that a reader sees.
     *
     * @param span whole periods of one month
     * @param rows gives every row, values in the order of the columns, times as {@link Instant}
     * @return the number of rows
     */
    public long replace(TimeSpan span, Consumer<Consumer<List<@Nullable Object>>> rows) {
        Table table = table();
        DerivedFiles files = DerivedFiles.of(table, period);
        List<DataFile> old = files.between(span.from(), span.to());
        List<DataFile> added = new ArrayList<>();
        for (DataFile file : old) {
            TimeSpan covered = files.span(file);
            if (!span.contains(covered)) {
                added.addAll(copy(table, List.of(file), time -> time.isBefore(span.from())));
                added.addAll(copy(table, List.of(file), time -> !time.isBefore(span.to())));
            }
        }
        long[] count = {0};
        added.addAll(write(
                table,
                out -> rows.accept(row -> {
                    count[0]++;
                    out.accept(record(table, row));
                })));
        commit(table, old, added);
        return count[0];
    }

    /** Adds rows beside those that are there, in one commit. */
    public void append(List<List<@Nullable Object>> rows) {
        Table table = table();
        commit(table, List.of(), write(table, out -> rows.forEach(row -> out.accept(record(table, row)))));
    }

    /**
     * Makes one file of many neighbouring ones where there are enough of them.
     *
     * @param empty whether there is nothing to be stored of a span between two files; the merged file
     *     stands for it too
     * @return how many files have gone
     */
    public int merge(Predicate<TimeSpan> empty) {
        Table table = table();
        int gone = 0;
        for (List<DataFile> group : DerivedFiles.of(table, period).groups(MERGED_FILES, MERGED_BYTES, empty)) {
            List<DataFile> merged = copy(table, group, time -> true);
            commit(table, group, merged);
            gone += group.size() - merged.size();
        }
        return gone;
    }

    private static void commit(Table table, List<DataFile> old, List<DataFile> added) {
        if (old.isEmpty() && added.isEmpty()) {
            return;
        }
        OverwriteFiles overwrite = table.newOverwrite();
        old.forEach(overwrite::deleteFile);
        added.forEach(overwrite::addFile);
        overwrite.commit();
    }

    private List<DataFile> copy(Table table, List<DataFile> files, Predicate<Instant> wanted) {
        return write(table, out -> {
            for (DataFile file : files) {
                try (CloseableIterable<Record> rows = RowFiles.read(table, file, table.schema())) {
                    for (Record row : rows) {
                        if (wanted.test(time(row))) {
                            out.accept(row);
                        }
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException("Cannot read " + file.location(), e);
                }
            }
        });
    }

    private Instant time(Record row) {
        Object value = row.getField(period.column());
        return value instanceof LocalDate day ? Period.startOf(day) : ((java.time.OffsetDateTime) value).toInstant();
    }

    /** Writes rows as they come, into one file per partition; nothing when there are none. */
    private List<DataFile> write(Table table, Consumer<Consumer<Record>> rows) {
        Map<PartitionKey, RowFiles.FileWriter> writers = new LinkedHashMap<>();
        try {
            rows.accept(row -> {
                PartitionKey key = RowFiles.partition(table, row);
                writers.computeIfAbsent(key, fresh -> open(table, fresh)).write(row);
            });
            List<DataFile> files = new ArrayList<>();
            for (RowFiles.FileWriter writer : writers.values()) {
                files.add(writer.finish());
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + id, e);
        } catch (RuntimeException e) {
            writers.values().forEach(writer -> abandon(table, writer));
            throw e;
        }
    }

    private static RowFiles.FileWriter open(Table table, PartitionKey partition) {
        try {
            return RowFiles.open(table, partition);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + table.name(), e);
        }
    }

    /** What is left of a file that will not be finished is removed. */
    private static void abandon(Table table, RowFiles.FileWriter writer) {
        try (writer) {
            writer.close();
        } catch (IOException | RuntimeException e) {
            // The reason why it is abandoned is thrown by the caller.
        }
        table.io().deleteFile(writer.location());
    }

    private Record record(Table table, List<@Nullable Object> row) {
        GenericRecord record = RowFiles.row(table);
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            record.setField(
                    schema.columns().get(i).name(),
                    value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
        }
        return record;
    }
}
