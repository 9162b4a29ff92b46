package dev.slipstream.lakehouse.table;

import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;

/** One row of {@code silver.flights} for tests: an airborne flight of which little is known unless told otherwise. */
public final class FlightRow {
    private final GenericRecord row = GenericRecord.create(LakeTable.FLIGHTS.schema());

    private FlightRow() {}

    /** A version of the flight of an aircraft that was first observed at {@code firstSeen}. */
    public static FlightRow aFlight(String aircraft, Instant firstSeen) {
        FlightRow flight = new FlightRow();
        flight.set("flight_id", aircraft + "-" + firstSeen.getEpochSecond());
        flight.set("aircraft", aircraft);
        flight.set("stage", "AIRBORNE");
        flight.set("departure_by", "UNKNOWN");
        flight.set("departure_confidence", 0.0);
        flight.set("arrival_by", "UNKNOWN");
        flight.set("arrival_confidence", 0.0);
        flight.set("observations", 1L);
        flight.set("positions", 1L);
        flight.set("flown_m", 0.0);
        flight.set("on_ground", false);
        flight.set("last_altitude_m", 10_000.0);
        for (String end : new String[] {"first", "last"}) {
            flight.set(end + "_source", "simulator");
            flight.set(end + "_capture_id", 1L);
            flight.set(end + "_item_index", 0);
        }
        flight.set("transform_version", 1);
        flight.set("reference_version", "test");
        return flight.from("simulator").at("first_seen_at", firstSeen).known(firstSeen, firstSeen, null);
    }

    /** Version times: last observation, when it was known, and the version before. */
    public FlightRow known(Instant lastSeen, Instant knownAt, @Nullable Instant supersedes) {
        at("last_seen_at", lastSeen);
        at("known_at", knownAt);
        return at("supersedes", supersedes);
    }

    public FlightRow from(String provider) {
        return set("provider", provider);
    }

    public FlightRow at(String column, @Nullable Instant instant) {
        return set(column, instant == null ? null : instant.atOffset(ZoneOffset.UTC));
    }

    public FlightRow set(String column, @Nullable Object value) {
        row.setField(column, value);
        return this;
    }

    public Record row() {
        return row.copy();
    }
}
