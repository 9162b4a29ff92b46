package dev.slipstream.lakehouse.table;

import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.StateVector;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;

/** One row of {@code silver.states} for tests: an airborne aircraft unless told otherwise. */
public final class StateRow {
    private final GenericRecord row = GenericRecord.create(LakeTable.STATES.schema());

    private StateRow() {}

    /** Aircraft 4ca123 over the Atlantic at 10,000 m at 2026-11-20T10:15Z. */
    public static StateRow aState() {
        StateRow state = new StateRow();
        state.row.setField("spi", false);
        state.row.setField("on_ground", false);
        state.row.setField("position_source", "ADS_B");
        state.row.setField("item_index", 0);
        state.row.setField("transform_version", 1);
        state.row.setField("reference_version", "test");
        return state.aircraft("4ca123")
                .from("simulator", "simulator")
                .at("2026-11-20T10:15:00Z")
                .over(50.25, -20.25)
                .altitude(10_000.0);
    }

    /** The row of a parsed state, without what enrichment adds. */
    public static StateRow of(StateVector state) {
        StateRow row = aState().aircraft(state.aircraft())
                .from(state.origin().provider(), state.origin().source())
                .at(state.seenAt().toString())
                .callsign(state.callsign())
                .altitude(state.baroAltitudeMeters())
                .geoAltitude(state.geoAltitudeMeters())
                .onGround(state.onGround())
                .capture(state.origin().captureId(), state.origin().itemIndex());
        row.set("received_at", state.origin().receivedAt().atOffset(ZoneOffset.UTC));
        row.set("ground_speed_mps", state.motion().groundSpeedMps());
        row.set("track_deg", state.motion().trackDegrees());
        row.set("vertical_rate_mps", state.motion().verticalRateMps());
        row.set("squawk", state.squawk());
        row.set("spi", state.spi());
        row.set("position_source", state.positionSource().name());
        row.set("category", state.category());
        row.set("withheld", state.withheld() == null ? null : state.withheld().name());
        row.set(
                "position_at",
                state.positionAt() == null ? null : state.positionAt().atOffset(ZoneOffset.UTC));
        Position position = state.position();
        return position == null ? row.nowhere() : row.over(position.latitude(), position.longitude());
    }

    public StateRow aircraft(String key) {
        return set("aircraft", key);
    }

    /** Seen, measured and received at this instant; the capture id follows the instant too. */
    public StateRow at(String instant) {
        Instant time = Instant.parse(instant);
        set("seen_at", time.atOffset(ZoneOffset.UTC));
        set("position_at", time.atOffset(ZoneOffset.UTC));
        set("received_at", time.atOffset(ZoneOffset.UTC));
        return set("capture_id", CaptureIds.first((String) row.getField("source"), time));
    }

    public StateRow from(String provider, String source) {
        set("provider", provider);
        return set("source", source);
    }

    public StateRow capture(long id, int item) {
        set("capture_id", id);
        return set("item_index", item);
    }

    /** The callsign, and the operator that its first three letters say. */
    public StateRow callsign(String callsign) {
        boolean airline = callsign != null && callsign.matches("[A-Z]{3}\\d.*");
        set("operator", airline ? callsign.substring(0, 3) : null);
        return set("callsign", callsign);
    }

    public StateRow over(double latitude, double longitude) {
        set("latitude", latitude);
        return set("longitude", longitude);
    }

    public StateRow nowhere() {
        set("latitude", null);
        return set("longitude", null);
    }

    public StateRow altitude(Double baroMeters) {
        return set("baro_altitude_m", baroMeters);
    }

    public StateRow geoAltitude(Double geoMeters) {
        return set("geo_altitude_m", geoMeters);
    }

    public StateRow onGround(Boolean onGround) {
        return set("on_ground", onGround);
    }

    public StateRow set(String column, Object value) {
        row.setField(column, value);
        return this;
    }

    public Record row() {
        return row.copy();
    }
}
