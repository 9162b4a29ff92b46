package dev.slipstream.lakehouse.question;

import static dev.slipstream.lakehouse.table.StateRow.aState;

import dev.slipstream.lakehouse.table.StateRow;
import java.time.Duration;
import java.time.Instant;

/** A row of {@code silver.states} as {@link QuestionAnswersTest} sees it. */
record Seen(
        String aircraft,
        Instant at,
        String callsign,
        Double latitude,
        Double longitude,
        Double baro,
        Double geo,
        Boolean onGround,
        long capture,
        int item) {

    String operator() {
        return callsign != null && callsign.matches("[A-Z]{3}\\d.*") ? callsign.substring(0, 3) : null;
    }

    Double altitude() {
        return baro != null ? baro : geo;
    }

    boolean within(Instant end, Duration span) {
        return !at.isBefore(end.minus(span)) && !at.isAfter(end);
    }

    StateRow row() {
        return aState().at(at.toString())
                .aircraft(aircraft)
                .callsign(callsign)
                .set("latitude", latitude)
                .set("longitude", longitude)
                .altitude(baro)
                .geoAltitude(geo)
                .onGround(onGround)
                .capture(capture, item);
    }
}
