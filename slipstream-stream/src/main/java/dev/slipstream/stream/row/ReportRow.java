package dev.slipstream.stream.row;

import dev.slipstream.core.model.AirportCall;
import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.model.Origin;
import dev.slipstream.lakehouse.table.LakeTable;
import java.time.Instant;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.jspecify.annotations.Nullable;

/** Flight reports as rows of {@code silver.schedules}. */
public final class ReportRow {
    private static final int COLUMNS = LakeTable.SCHEDULES.schema().columns().size();

    private final GenericRowData row = new GenericRowData(COLUMNS);
    private int next;

    private ReportRow() {}

    /** @param transformVersion version of the rules that make the row */
    public static RowData of(FlightReport report, int transformVersion) {
        Origin origin = report.origin();
        return new ReportRow()
                .text(report.aircraft())
                .text(report.callsign())
                .text(report.flightNumber())
                .text(report.operator())
                .text(report.status())
                .time(report.firstSeenAt())
                .time(report.lastSeenAt())
                .call(report.departure())
                .call(report.arrival())
                .text(origin.provider())
                .text(origin.source())
                .value(origin.captureId())
                .value(origin.itemIndex())
                .time(origin.receivedAt())
                .value(transformVersion)
                .row;
    }

    private ReportRow call(AirportCall call) {
        return text(call.airport())
                .time(call.scheduledAt())
                .time(call.estimatedAt())
                .time(call.actualAt())
                .text(call.terminal())
                .text(call.gate())
                .value(call.delaySeconds())
                .value(call.horizontalDistanceMeters())
                .value(call.verticalDistanceMeters())
                .value(call.candidates());
    }

    private ReportRow text(@Nullable String text) {
        return value(StringData.fromString(text));
    }

    private ReportRow time(@Nullable Instant time) {
        return value(time == null ? null : TimestampData.fromInstant(time));
    }

    private ReportRow value(@Nullable Object value) {
        row.setField(next++, value);
        return this;
    }
}
