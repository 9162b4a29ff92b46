package dev.slipstream.lakehouse.table;

import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.types.Types.NestedField;

/**
 * The columns that this program knows and a table, made by an older one, does not have. Field ids are
 * ours: Iceberg numbers added columns one after the other, so they are added in the order of their ids.
 */
final class MissingColumns {
    private final Table table;
    private final Schema wanted;

    MissingColumns(Table table, Schema wanted) {
        this.table = table;
        this.wanted = wanted;
    }

    /**
     * Adds them in one commit, if there are any.
     *
     * @throws IllegalStateException when one cannot be added under its id or is required
     */
    void add() {
        List<NestedField> missing = find();
        if (missing.isEmpty()) {
            return;
        }
        UpdateSchema update = table.updateSchema();
        missing.forEach(field -> update.addColumn(field.name(), field.type(), field.doc()));
        requireOurIds(missing, update.apply());
        try {
            update.commit();
        } catch (CommitFailedException e) {
            table.refresh();
            if (!find().isEmpty()) {
                throw e;
            }
            // Another process was faster; it added the same.
        }
    }

    private List<NestedField> find() {
        return wanted.columns().stream()
                .filter(field -> table.schema().findField(field.fieldId()) == null)
                .sorted((a, b) -> Integer.compare(a.fieldId(), b.fieldId()))
                .toList();
    }

    private void requireOurIds(List<NestedField> missing, Schema next) {
        for (NestedField field : missing) {
            NestedField added = next.findField(field.name());
            if (field.isRequired() || added.fieldId() != field.fieldId()) {
                throw new IllegalStateException("Cannot add the column " + field + " to " + table.name()
                        + ": an added column is optional and has the id that follows the last, here "
                        + added.fieldId());
            }
        }
    }
}
