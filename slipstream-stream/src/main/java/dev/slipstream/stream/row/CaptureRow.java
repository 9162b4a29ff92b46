package dev.slipstream.stream.row;

import dev.slipstream.core.wire.CapturePart;
import java.time.Instant;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;

/** Parts of captures as rows of {@code bronze.captures}, and back. */
public final class CaptureRow {
    private static final int MICROS = 6;

    private CaptureRow() {}

    public static RowData of(CapturePart part) {
        return GenericRowData.of(
                part.captureId(),
                part.part(),
                part.parts(),
                StringData.fromString(part.provider()),
                StringData.fromString(part.source()),
                StringData.fromString(part.request()),
                TimestampData.fromInstant(part.receivedAt()),
                part.status(),
                StringData.fromString(part.sha256()),
                part.body());
    }

    /** The part in a row that was read with all columns in their order. */
    public static CapturePart part(RowData row) {
        Instant receivedAt = row.getTimestamp(6, MICROS).toInstant();
        return new CapturePart(
                row.getLong(0),
                row.getInt(1),
                row.getInt(2),
                row.getString(3).toString(),
                row.getString(4).toString(),
                row.getString(5).toString(),
                receivedAt,
                row.getInt(7),
                row.getString(8).toString(),
                row.getBinary(9));
    }
}
