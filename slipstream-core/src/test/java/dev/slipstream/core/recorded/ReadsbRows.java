package dev.slipstream.core.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipstream.core.model.PositionSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Trace files ({@code trace_full}: rows of places, see readsb's README-json.md) and JSON lines of a
 * feed; feet, knots, feet per minute.
 */
final class ReadsbRows {
    private static final int ALTITUDE = 3;
    private static final int SPEED = 4;
    private static final int TRACK = 5;
    private static final int FLAGS = 6;
    private static final int CLIMB = 7;
    private static final int SOURCE = 9;
    private static final int GEO_ALTITUDE = 10;
    private static final int GEOMETRIC_ALTITUDE_FLAG = 8;

    private ReadsbRows() {}

    static List<RecordedState> readTrace(Path file) {
        JsonNode trace = RecordedText.json(file);
        double began = trace.path("timestamp").asDouble();
        String aircraft = trace.path("icao").asText();
        List<RecordedState> rows = new ArrayList<>();
        for (JsonNode row : trace.path("trace")) {
            Instant at = Instant.ofEpochMilli(Math.round((began + row.path(0).asDouble()) * 1000));
            boolean geometric = (row.path(FLAGS).asInt() & GEOMETRIC_ALTITUDE_FLAG) != 0;
            Double altitude = number(row.path(ALTITUDE), RecordedText.METERS_PER_FOOT);
            rows.add(new RowState(aircraft, at)
                    .at(row.path(1).asDouble(), row.path(2).asDouble(), at)
                    .callsign(RecordedText.text(row.path(8), "flight"))
                    .altitudes(
                            geometric ? null : altitude,
                            geometric ? altitude : number(row.path(GEO_ALTITUDE), RecordedText.METERS_PER_FOOT))
                    .onGround(row.path(ALTITUDE).asText().equals("ground"))
                    .motion(
                            number(row.path(SPEED), RecordedText.MPS_PER_KNOT),
                            number(row.path(TRACK), 1),
                            number(row.path(CLIMB), RecordedText.MPS_PER_FOOT_PER_MINUTE))
                    .source(row.path(SOURCE).asText().equals("mlat") ? PositionSource.MLAT : PositionSource.ADS_B)
                    .of("readsb", rows.size()));
        }
        return rows;
    }

    static List<RecordedState> readStream(Path file) {
        List<RecordedState> rows = new ArrayList<>();
        RecordedText.eachElement(file, row -> {
            if (row.path("lat").isNumber() && row.path("lon").isNumber()) {
                rows.add(streamed(row, rows.size()));
            }
        });
        return rows;
    }

    private static RecordedState streamed(JsonNode row, int index) {
        Instant at = Instant.ofEpochSecond(row.path("now").asLong());
        return new RowState(row.path("hex").asText().toLowerCase(Locale.ROOT), at)
                .at(row.path("lat").asDouble(), row.path("lon").asDouble(), null)
                .callsign(RecordedText.text(row, "flight"))
                .altitudes(RecordedText.number(row, "alt_baro", RecordedText.METERS_PER_FOOT), null)
                .onGround(row.path("alt_baro").asText().equals("ground") ? (Boolean) true : null)
                .motion(
                        RecordedText.number(row, "gscp", RecordedText.MPS_PER_KNOT),
                        RecordedText.number(row, "track", 1),
                        null)
                .of("readsb", index);
    }

    private static @Nullable Double number(JsonNode field, double unit) {
        return field.isNumber() ? (Double) (field.asDouble() * unit) : null;
    }
}
