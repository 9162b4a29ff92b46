package dev.slipstream.lakehouse.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * A small table that holds one Java record per row and is always written as a whole, as the
 * reference tables are.
 *
 * <p>A component becomes a column of its name in snake case, with {@code _m}, {@code _deg} and
 * {@code _mps} for meters, degrees and metres per second; a record inside becomes its own
 * components (behind its name, unless that is its type's), an enum its name in lower case, a list its elements with a blank between. A component
 * marked {@code @Nullable} may be null.
 *
 * <pre>{@code
 * RecordTable<Operator> operators = RecordTable.of("ref.operators", Operator.class);
 * operators.createIfMissing(lake);
 * operators.publish(lake, reference.listOperators()::forEach, reference.version());
 * }</pre>
 */
public final class RecordTable<T extends java.lang.Record> {
    private static final String VERSION = "slipstream.version";
    private static final Map<Class<?>, ColumnType> TYPES = Map.ofEntries(
            Map.entry(String.class, ColumnType.TEXT),
            Map.entry(int.class, ColumnType.INTEGER),
            Map.entry(Integer.class, ColumnType.INTEGER),
            Map.entry(long.class, ColumnType.LONG),
            Map.entry(Long.class, ColumnType.LONG),
            Map.entry(double.class, ColumnType.DOUBLE),
            Map.entry(Double.class, ColumnType.DOUBLE),
            Map.entry(boolean.class, ColumnType.BOOLEAN),
            Map.entry(Boolean.class, ColumnType.BOOLEAN));

    private final TableIdentifier id;
    private final List<ComponentColumn> columns;

    private RecordTable(TableIdentifier id, List<ComponentColumn> columns) {
        this.id = id;
        this.columns = columns;
    }

    /** The table of this name with a column for each component of {@code type}. */
    public static <T extends java.lang.Record> RecordTable<T> of(String name, Class<T> type) {
        List<ComponentColumn> columns = new ArrayList<>();
        addComponents(columns, type, List.of(), false);
        return new RecordTable<>(TableIdentifier.parse(name), List.copyOf(columns));
    }

    public String name() {
        return id.toString();
    }

    /** The columns in order; descriptions are null. */
    public List<TableColumn> columns() {
        return columns.stream().map(ComponentColumn::column).toList();
    }

    /** Makes the table, empty, if it is not there. */
    public void createIfMissing(Lake lake) {
        Schema schema = new Schema(
                columns.stream().map(column -> column.column().field()).toArray(Types.NestedField[]::new));
        lake.createIfMissing(
                id, schema, PartitionSpec.unpartitioned(), SortOrder.unsorted(), LakeTable.commonProperties());
    }

    /**
     * Makes these rows, and no others, those of the table, in one commit; does nothing when the table
     * already holds this version.
     *
     * @param rows gives every row to its argument, as {@code list::forEach} does
     * @return whether it was written
     */
    public boolean publish(Lake lake, Consumer<Consumer<T>> rows, String version) {
        createIfMissing(lake);
        Table table = lake.findTable(name()).orElseThrow();
        Snapshot current = table.currentSnapshot();
        if (current != null && version.equals(current.summary().get(VERSION))) {
            return false;
        }
        DataFile file = write(table, rows);
        if (file.recordCount() == 0) {
            table.newDelete()
                    .deleteFromRowFilter(Expressions.alwaysTrue())
                    .set(VERSION, version)
                    .commit();
        } else {
            table.newOverwrite()
                    .overwriteByRowFilter(Expressions.alwaysTrue())
                    .addFile(file)
                    .set(VERSION, version)
                    .commit();
        }
        return true;
    }

    private DataFile write(Table table, Consumer<Consumer<T>> rows) {
        try (RowFiles.FileWriter writer = RowFiles.open(table, new PartitionKey(table.spec(), table.schema()))) {
            rows.accept(row -> writer.write(record(table, row)));
            return writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + name(), e);
        }
    }

    private Record record(Table table, T row) {
        GenericRecord record = RowFiles.row(table);
        for (ComponentColumn column : columns) {
            record.setField(column.column().name(), column.value(row));
        }
        return record;
    }

    private static void addComponents(
            List<ComponentColumn> columns, Class<?> type, List<RecordComponent> outer, boolean outerNullable) {
        for (RecordComponent component : type.getRecordComponents()) {
            List<RecordComponent> path = new ArrayList<>(outer);
            path.add(component);
            boolean nullable = outerNullable || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (component.getType().isRecord()) {
                addComponents(columns, component.getType(), path, nullable);
            } else {
                columns.add(new ComponentColumn(
                        new TableColumn(columns.size() + 1, columnName(path), type(component), !nullable, null), path));
            }
        }
    }

    private static ColumnType type(RecordComponent component) {
        Class<?> type = component.getType();
        if (type.isEnum() || List.class.isAssignableFrom(type)) {
            return ColumnType.TEXT;
        }
        ColumnType known = TYPES.get(type);
        if (known == null) {
            throw new IllegalArgumentException("Cannot make a column of " + component);
        }
        return known;
    }

    /** The component's name behind that of the record it is in, where that is not just named after its type. */
    private static String columnName(List<RecordComponent> path) {
        StringBuilder name = new StringBuilder();
        for (RecordComponent component : path) {
            boolean namedAfterItsType = component.getType().isRecord()
                    && component.getName().equalsIgnoreCase(component.getType().getSimpleName());
            if (!namedAfterItsType) {
                name.append(name.isEmpty() ? "" : "_").append(component.getName());
            }
        }
        String snake = name.toString().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return snake.replaceFirst("_meters$", "_m").replaceFirst("_degrees$", "_deg");
    }

    private record ComponentColumn(TableColumn column, List<RecordComponent> path) {

        @Nullable
        Object value(Object row) {
            Object value = row;
            for (RecordComponent component : path) {
                if (value == null) {
                    return null;
                }
                value = read(component, value);
            }
            if (value instanceof Enum<?> constant) {
                return constant.name().toLowerCase(Locale.ROOT);
            }
            return value instanceof List<?> list
                    ? String.join(" ", list.stream().map(String::valueOf).toList())
                    : value;
        }

        private static @Nullable Object read(RecordComponent component, Object row) {
            try {
                return component.getAccessor().invoke(row);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Cannot read " + component, e);
            }
        }
    }
}
