package dev.slipstream.lakehouse.table;

import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;

/** Rows of {@code silver.flights} and {@code silver.events} for tests; all that is not asked for is plausible or null. */
public final class FlightRows {

    private FlightRows() {}

    /** A version of a flight that began then and was last seen then, after so many observations. */
    public static Record version(
            String aircraft,
            String stage,
            Instant firstSeenAt,
            Instant lastSeenAt,
            Instant knownAt,
            long observations) {
        Record row = GenericRecord.create(LakeTable.FLIGHTS.schema());
        row.setField("flight_id", aircraft + "-" + firstSeenAt);
        row.setField("aircraft", aircraft);
        row.setField("stage", stage);
        row.setField("known_at", knownAt.atOffset(ZoneOffset.UTC));
        row.setField("first_seen_at", firstSeenAt.atOffset(ZoneOffset.UTC));
        row.setField("last_seen_at", lastSeenAt.atOffset(ZoneOffset.UTC));
        row.setField("departure_by", "UNKNOWN");
        row.setField("departure_confidence", 0.0);
        row.setField("arrival_by", "UNKNOWN");
        row.setField("arrival_confidence", 0.0);
        row.setField("observations", observations);
        row.setField("positions", observations);
        row.setField("flown_m", observations * 2_500.0);
        row.setField("provider", "opensky");
        for (String end : new String[] {"first", "last"}) {
            row.setField(end + "_source", "test");
            row.setField(end + "_capture_id", 1L);
            row.setField(end + "_item_index", 0);
        }
        row.setField("transform_version", 3);
        row.setField("reference_version", "test");
        return row;
    }

    /** An event of the flight of that aircraft that began then. */
    public static Record event(String aircraft, Instant firstSeenAt, String kind, Instant at, Instant knownAt) {
        Record row = GenericRecord.create(LakeTable.EVENTS.schema());
        row.setField("flight_id", aircraft + "-" + firstSeenAt);
        row.setField("aircraft", aircraft);
        row.setField("kind", kind);
        row.setField("happened_at", at.atOffset(ZoneOffset.UTC));
        row.setField("known_at", knownAt.atOffset(ZoneOffset.UTC));
        row.setField("confidence", 0.9);
        row.setField("rule", "test");
        row.setField("provider", "opensky");
        row.setField("source", "test");
        row.setField("capture_id", 1L);
        row.setField("item_index", 0);
        row.setField("transform_version", 3);
        return row;
    }
}
