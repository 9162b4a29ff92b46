package dev.slipstream.stream.operators;

import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.wire.WireFormatException;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.row.RejectedRow;
import dev.slipstream.stream.row.RowTypes;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Values of a topic that are not what the topic is for: refused, never a reason to stop. */
public final class Unreadable {
    /** Where jobs put the refusals. */
    public static final OutputTag<RowData> TAG = new OutputTag<>("unreadable", RowTypes.info(LakeTable.REJECTED));

    /** Stands where a provider or source would, since the value does not say. */
    private static final String UNKNOWN = "unknown";

    private static final int SHOWN_BYTES = 32;

    private Unreadable() {}

    /**
     * A refusal as a row.
     *
     * @param arrivedAtMillis when Kafka received the value, milliseconds since the epoch
     */
    static RowData row(byte[] value, @Nullable Long arrivedAtMillis, WireFormatException problem) {
        Instant arrivedAt = Instant.ofEpochMilli(arrivedAtMillis == null ? 0 : arrivedAtMillis);
        String begin = HexFormat.of().formatHex(value, 0, Math.min(SHOWN_BYTES, value.length));
        return RejectedRow.of(Rejected.atArrival(
                new Origin(UNKNOWN, UNKNOWN, 0, 0, arrivedAt),
                RejectReason.UNREADABLE_BODY,
                null,
                problem.getMessage() + "; " + value.length + " bytes beginning with " + begin));
    }
}
