package dev.slipstream.lakehouse.table;

import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table.
 *
 * @param fieldId permanent, whatever the column is called
 * @param description units and meaning, for people
 */
public record TableColumn(
        int fieldId,
        String name,
        ColumnType type,
        boolean required,
        @Nullable String description) {

    static List<TableColumn> of(Schema schema) {
        return schema.columns().stream()
                .map(field -> new TableColumn(
                        field.fieldId(), field.name(), ColumnType.of(field.type()), field.isRequired(), field.doc()))
                .toList();
    }

    Types.NestedField field() {
        return Types.NestedField.builder()
                .withId(fieldId)
                .withName(name)
                .ofType(type.iceberg())
                .isOptional(!required)
                .withDoc(description)
                .build();
    }
}
