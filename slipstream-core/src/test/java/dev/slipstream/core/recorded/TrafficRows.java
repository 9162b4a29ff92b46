package dev.slipstream.core.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of named fields: time in milliseconds, altitude in feet, speed in knots, climb in feet per minute. */
final class TrafficRows {
    private TrafficRows() {}

    static List<RecordedState> read(Path file) {
        List<RecordedState> rows = new ArrayList<>();
        RecordedText.eachElement(file, row -> rows.add(state(row, rows.size())));
        return rows;
    }

    private static RecordedState state(JsonNode row, int index) {
        Instant seenAt = Instant.ofEpochMilli(row.path("timestamp").asLong());
        JsonNode ground = row.path("onground");
        return new RowState(row.path("icao24").asText(), seenAt)
                .at(row.path("latitude").asDouble(), row.path("longitude").asDouble(), positionAt(row))
                .callsign(RecordedText.text(row, "callsign"))
                .altitudes(
                        RecordedText.number(row, "altitude", RecordedText.METERS_PER_FOOT),
                        RecordedText.number(row, "geoaltitude", RecordedText.METERS_PER_FOOT))
                .onGround(ground.isBoolean() ? (Boolean) ground.asBoolean() : null)
                .motion(
                        RecordedText.number(row, "groundspeed", RecordedText.MPS_PER_KNOT),
                        RecordedText.number(row, "track", 1),
                        RecordedText.number(row, "vertical_rate", RecordedText.MPS_PER_FOOT_PER_MINUTE))
                .flight(RecordedText.text(row, "flight_id"))
                .of("trajectory", index);
    }

    private static @Nullable Instant positionAt(JsonNode row) {
        JsonNode at = row.path("last_position");
        return at.isNumber() ? Instant.ofEpochMilli(at.asLong()) : null;
    }
}
