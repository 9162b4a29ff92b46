package dev.slipstream.stream.row;

import dev.slipstream.core.model.AirportCall;
import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.model.Origin;
import dev.slipstream.lakehouse.table.LakeTable;
import org.apache.flink.table.data.RowData;

/** Flight reports as rows of {@code silver.schedules}. */
public final class ReportRow {

    private ReportRow() {}

    /** @param transformVersion version of the rules that make the row */
    public static RowData of(FlightReport report, int transformVersion) {
        Origin origin = report.origin();
        RowFill row = new RowFill(LakeTable.SCHEDULES)
                .text(report.aircraft())
                .text(report.callsign())
                .text(report.flightNumber())
                .text(report.operator())
                .text(report.status())
                .time(report.firstSeenAt())
                .time(report.lastSeenAt());
        fill(row, report.departure());
        fill(row, report.arrival());
        return row.text(origin.provider())
                .text(origin.source())
                .value(origin.captureId())
                .value(origin.itemIndex())
                .time(origin.receivedAt())
                .value(transformVersion)
                .row();
    }

    private static void fill(RowFill row, AirportCall call) {
        row.text(call.airport())
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
}
