package dev.slipstream.lakehouse.table;

import dev.slipstream.core.model.AirportCall;
import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.model.Origin;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;

/** Flight reports as rows of {@code silver.schedules}, written column by column for tests. */
public final class ReportRow {
    private ReportRow() {}

    public static Record of(FlightReport report) {
        return of(report, 1);
    }

    public static Record of(FlightReport report, int transformVersion) {
        GenericRecord row = GenericRecord.create(LakeTable.SCHEDULES.schema());
        row.setField("aircraft", report.aircraft());
        row.setField("callsign", report.callsign());
        row.setField("flight_number", report.flightNumber());
        row.setField("operator", report.operator());
        row.setField("status", report.status());
        row.setField("first_seen_at", utc(report.firstSeenAt()));
        row.setField("last_seen_at", utc(report.lastSeenAt()));
        set(row, "departure", report.departure());
        set(row, "arrival", report.arrival());
        Origin origin = report.origin();
        row.setField("provider", origin.provider());
        row.setField("source", origin.source());
        row.setField("capture_id", origin.captureId());
        row.setField("item_index", origin.itemIndex());
        row.setField("received_at", utc(origin.receivedAt()));
        row.setField("transform_version", transformVersion);
        return row;
    }

    private static void set(GenericRecord row, String end, AirportCall call) {
        row.setField(end + "_airport", call.airport());
        row.setField(end + "_scheduled_at", utc(call.scheduledAt()));
        row.setField(end + "_estimated_at", utc(call.estimatedAt()));
        row.setField(end + "_actual_at", utc(call.actualAt()));
        row.setField(end + "_terminal", call.terminal());
        row.setField(end + "_gate", call.gate());
        row.setField(end + "_delay_s", call.delaySeconds());
        row.setField(end + "_horizontal_distance_m", call.horizontalDistanceMeters());
        row.setField(end + "_vertical_distance_m", call.verticalDistanceMeters());
        row.setField(end + "_candidates", call.candidates());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
