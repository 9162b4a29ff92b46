package dev.slipstream.lakehouse.table;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are derived from settled hours and replaced hour by hour, as the gold tables
 * are. It has the columns {@code provider} and {@code hour}, by which it is partitioned.
 */
public final class DerivedTable {
    private static final String PROVIDER = "provider";
    private static final String HOUR = "hour";

    private final Lake lake;
    private final TableIdentifier id;
    private final Schema schema;

    /**
     * @param name as in {@code gold.cells_hourly}
     * @param columns in the order of the rows that {@link #replace} takes
     */
    public DerivedTable(Lake lake, String name, List<TableColumn> columns) {
        this.lake = lake;
        this.id = TableIdentifier.parse(name);
        this.schema = new Schema(columns.stream().map(TableColumn::field).toArray(Types.NestedField[]::new));
        if (schema.findField(PROVIDER) == null || schema.findField(HOUR) == null) {
            throw new IllegalArgumentException("Cannot make " + name + ": it needs the columns provider and hour");
        }
    }

    /** Makes the table, or adds the columns it lacks. */
    public void createOrExtend() {
        PartitionSpec partitioning =
                PartitionSpec.builderFor(schema).identity(PROVIDER).hour(HOUR).build();
        lake.createIfMissing(id, schema, partitioning, SortOrder.unsorted(), LakeTable.commonProperties());
        Table table = lake.findTable(id.toString()).orElseThrow();
        if (schema.columns().stream().anyMatch(column -> table.schema().findField(column.name()) == null)) {
            table.updateSchema().unionByNameWith(schema).commit();
        }
    }

    /**
     * Makes these rows, and no others, those of the hour, in one commit.
     *
     * @param rows values in the order of the columns; times as {@link Instant}
     */
    public void replace(HourPartition partition, List<List<@Nullable Object>> rows) {
        Table table = lake.findTable(id.toString()).orElseThrow();
        if (rows.isEmpty()) {
            table.newDelete().deleteFromRowFilter(rowsOf(partition)).commit();
            return;
        }
        List<Record> records = rows.stream().map(row -> record(table, row)).toList();
        table.newOverwrite()
                .overwriteByRowFilter(rowsOf(partition))
                .addFile(RowFiles.write(table, records))
                .validateAddedFilesMatchOverwriteFilter()
                .commit();
    }

    private static Expression rowsOf(HourPartition partition) {
        return Expressions.and(
                Expressions.equal(PROVIDER, partition.provider()),
                Expressions.greaterThanOrEqual(HOUR, partition.hour().getEpochSecond() * 1_000_000),
                Expressions.lessThan(HOUR, partition.end().getEpochSecond() * 1_000_000));
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
