package dev.slipstream.stream.row;

import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.Rejected;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;

/** Refusals as rows of {@code silver.rejected}. */
public final class RejectedRow {

    private RejectedRow() {}

    public static RowData of(Rejected rejected) {
        Origin origin = rejected.origin();
        return GenericRowData.of(
                TimestampData.fromInstant(rejected.accountedAt()),
                StringData.fromString(rejected.reason().name()),
                StringData.fromString(rejected.aircraft()),
                StringData.fromString(rejected.detail()),
                StringData.fromString(origin.provider()),
                StringData.fromString(origin.source()),
                origin.captureId(),
                origin.itemIndex(),
                TimestampData.fromInstant(origin.receivedAt()));
    }
}
