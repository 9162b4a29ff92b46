package dev.slipstream.core.wire;

import dev.slipstream.core.model.AirportCall;
import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.model.Origin;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** Flight reports as the values of {@code aviation-schedules}; times are kept to the microsecond. */
public final class FlightReportCodec {
    private static final int EXPECTED_BYTES = 192;
    private static final long SECONDS_PER_HOUR = 3_600;

    /** 128 bits: among a billion reports of an hour two different ones meet once in 10^21 hours. */
    private static final int IDENTITY_BYTES = 16;

    private FlightReportCodec() {}

    public static byte[] encode(FlightReport report) {
        Origin origin = report.origin();
        return said(report)
                .writeString(origin.source())
                .writeLong(origin.captureId())
                .writeLong(origin.itemIndex())
                .writeInstant(origin.receivedAt())
                .toBytes();
    }

    /**
     * Reads what {@link #encode} or any Avro writer of the same schema wrote.
     *
     * @throws WireFormatException when the bytes are none, or say something impossible
     */
    public static FlightReport decode(byte[] value) {
        WireReader in = new WireReader(WireSchema.FLIGHT_REPORT, value);
        try {
            String aircraft = in.readOptionalString();
            String callsign = in.readOptionalString();
            String flightNumber = in.readOptionalString();
            String operator = in.readOptionalString();
            String status = in.readOptionalString();
            AirportCall departure = call(in);
            AirportCall arrival = call(in);
            Instant firstSeenAt = in.readOptionalInstant();
            Instant lastSeenAt = in.readOptionalInstant();
            Origin origin = new Origin(in.readString(), in.readString(), in.readLong(), in.readInt(), in.readInstant());
            in.end();
            return new FlightReport(
                    aircraft,
                    callsign,
                    flightNumber,
                    operator,
                    status,
                    departure,
                    arrival,
                    firstSeenAt,
                    lastSeenAt,
                    origin);
        } catch (IllegalArgumentException e) {
            throw new WireFormatException("Cannot read a value as FlightReport: " + e.getMessage(), e);
        }
    }

    /**
     * What makes a report itself, as 32 hex digits: two reports repeat each other exactly when theirs
     * are equal, that is when one provider says the same in all fields within one hour of arrivals.
     * Source, capture, item and the arrival within the hour are left out, so it does not matter in
     * which order reports come.
     */
    public static String identity(FlightReport report) {
        long hour = Math.floorDiv(report.origin().receivedAt().getEpochSecond(), SECONDS_PER_HOUR);
        byte[] hash = sha256(said(report).writeLong(hour).toBytes());
        return HexFormat.of().formatHex(hash, 0, IDENTITY_BYTES);
    }

    /** The fields that say something, and who says it. */
    private static WireWriter said(FlightReport report) {
        WireWriter out = new WireWriter(WireSchema.FLIGHT_REPORT, EXPECTED_BYTES)
                .writeOptional(report.aircraft())
                .writeOptional(report.callsign())
                .writeOptional(report.flightNumber())
                .writeOptional(report.operator())
                .writeOptional(report.status());
        write(out, report.departure());
        write(out, report.arrival());
        return out.writeOptional(report.firstSeenAt())
                .writeOptional(report.lastSeenAt())
                .writeString(report.origin().provider());
    }

    private static void write(WireWriter out, AirportCall call) {
        out.writeOptional(call.airport())
                .writeOptional(call.scheduledAt())
                .writeOptional(call.estimatedAt())
                .writeOptional(call.actualAt())
                .writeOptional(call.terminal())
                .writeOptional(call.gate())
                .writeOptional(call.delaySeconds())
                .writeOptional(call.horizontalDistanceMeters())
                .writeOptional(call.verticalDistanceMeters())
                .writeOptional(call.candidates());
    }

    private static AirportCall call(WireReader in) {
        return new AirportCall(
                in.readOptionalString(),
                in.readOptionalInstant(),
                in.readOptionalInstant(),
                in.readOptionalInstant(),
                in.readOptionalString(),
                in.readOptionalString(),
                in.readOptionalDouble(),
                in.readOptionalDouble(),
                in.readOptionalDouble(),
                in.readOptionalInt());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot hash a report: every Java has SHA-256", e);
        }
    }
}
