package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.LakeTable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.types.Types.NestedField;

/** Rows as text for people. */
final class RowText {
    private static final Set<String> VERSIONS = Set.of("transform_version", "reference_version");

    private RowText() {}

    /** The columns that are not null, by name and in order. */
    static Map<String, String> columns(LakeTable table, RowData row) {
        Map<String, String> columns = new LinkedHashMap<>();
        List<NestedField> fields = table.schema().columns();
        for (int i = 0; i < fields.size(); i++) {
            if (!row.isNullAt(i)) {
                columns.put(fields.get(i).name(), String.valueOf(value(row, i, fields.get(i))));
            }
        }
        return columns;
    }

    /** As {@code name=value name=value}. */
    static String line(LakeTable table, RowData row) {
        return columns(table, row).entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    /** The identity, and each column that differs as {@code name: before -> after}. */
    static String change(List<String> identity, Map<String, String> before, Map<String, String> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeAll(VERSIONS);
        return identity.stream().map(name -> name + "=" + after.get(name)).collect(Collectors.joining(" ")) + ": "
                + names.stream()
                        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                        .map(name -> name + " " + before.getOrDefault(name, "null") + " -> "
                                + after.getOrDefault(name, "null"))
                        .collect(Collectors.joining(", "));
    }

    private static Object value(RowData row, int index, NestedField field) {
        return switch (field.type().typeId()) {
            case STRING -> row.getString(index);
            case TIMESTAMP -> row.getTimestamp(index, 6).toInstant();
            case DOUBLE -> row.getDouble(index);
            case BOOLEAN -> row.getBoolean(index);
            case INTEGER -> row.getInt(index);
            case LONG -> row.getLong(index);
            case BINARY -> hash(row.getBinary(index));
            default -> throw new IllegalStateException("Cannot show the column " + field);
        };
    }

    private static String hash(byte[] bytes) {
        HashAdder adder = new HashAdder();
        adder.addValue(bytes);
        return bytes.length + " bytes, " + adder.sum().text().substring(0, 16);
    }
}
