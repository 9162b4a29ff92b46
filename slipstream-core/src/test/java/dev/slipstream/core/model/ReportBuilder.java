package dev.slipstream.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Flight reports for tests: {@code aReport().of("4ca123").from("EIDW").build()}; all else is plausible. */
public final class ReportBuilder {
    public static final Instant RECEIVED_AT = StateBuilder.RECEIVED_AT;

    private @Nullable String aircraft = "4ca123";
    private @Nullable String callsign = "TST123";
    private @Nullable String status;
    private AirportCall departure = AirportCall.estimated("EIDW", 1_203.0, 95.0, 2);
    private AirportCall arrival = AirportCall.estimated("EGLL", 4_210.0, 133.0, 5);
    private @Nullable Instant firstSeenAt = RECEIVED_AT.minusSeconds(90_000);
    private @Nullable Instant lastSeenAt = RECEIVED_AT.minusSeconds(86_400);
    private Origin origin = new Origin("opensky", "test", 1, 0, RECEIVED_AT);

    private ReportBuilder() {}

    public static ReportBuilder aReport() {
        return new ReportBuilder();
    }

    public ReportBuilder of(@Nullable String key) {
        aircraft = key;
        return this;
    }

    public ReportBuilder callsign(@Nullable String text) {
        callsign = text;
        return this;
    }

    public ReportBuilder status(@Nullable String word) {
        status = word;
        return this;
    }

    public ReportBuilder departure(AirportCall call) {
        departure = call;
        return this;
    }

    public ReportBuilder arrival(AirportCall call) {
        arrival = call;
        return this;
    }

    public ReportBuilder seen(@Nullable Instant first, @Nullable Instant last) {
        firstSeenAt = first;
        lastSeenAt = last;
        return this;
    }

    public ReportBuilder from(Origin where) {
        origin = where;
        return this;
    }

    public FlightReport build() {
        return new FlightReport(
                aircraft, callsign, null, null, status, departure, arrival, firstSeenAt, lastSeenAt, origin);
    }
}
