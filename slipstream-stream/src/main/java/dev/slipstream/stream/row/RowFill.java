package dev.slipstream.stream.row;

import dev.slipstream.lakehouse.table.LakeTable;
import java.time.Instant;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.jspecify.annotations.Nullable;

/** A row of a table that is filled column by column, in their order. */
final class RowFill {
    private final GenericRowData row;
    private int next;

    RowFill(LakeTable table) {
        row = new GenericRowData(table.schema().columns().size());
    }

    RowFill text(@Nullable String text) {
        return value(StringData.fromString(text));
    }

    RowFill time(@Nullable Instant time) {
        return value(time == null ? null : TimestampData.fromInstant(time));
    }

    /** A number, truth value or bytes. */
    RowFill value(@Nullable Object value) {
        row.setField(next++, value);
        return this;
    }

    /** The row, every column of which was filled. */
    RowData row() {
        if (next != row.getArity()) {
            throw new IllegalStateException("Cannot use a row with " + next + " of " + row.getArity() + " columns");
        }
        return row;
    }
}
