package dev.slipstream.core.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** OpenSky's historical CSV, and answers polled from its API that were cut down to nine named fields; SI units. */
final class OpenSkyRows {
    private static final String AIRCRAFT = "icao24";

    private OpenSkyRows() {}

    static List<RecordedState> readHistory(Path file) {
        List<String> lines = RecordedText.lines(file);
        List<String> names = Arrays.asList(lines.get(0).split(","));
        List<RecordedState> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            String latitude = fields[names.indexOf("lat")];
            RowState row = new RowState(fields[names.indexOf(AIRCRAFT)], seconds(fields[names.indexOf("lastcontact")]));
            if (!latitude.isBlank()) {
                row.at(
                        Double.parseDouble(latitude),
                        Double.parseDouble(fields[names.indexOf("lon")]),
                        seconds(fields[names.indexOf("lastposupdate")]));
            }
            rows.add(row.callsign(fields[names.indexOf("callsign")].strip())
                    .altitudes(
                            RecordedText.number(fields[names.indexOf("baroaltitude")], 1),
                            RecordedText.number(fields[names.indexOf("geoaltitude")], 1))
                    .onGround(Boolean.valueOf(fields[names.indexOf("onground")]))
                    .motion(
                            RecordedText.number(fields[names.indexOf("velocity")], 1),
                            RecordedText.number(fields[names.indexOf("heading")], 1),
                            RecordedText.number(fields[names.indexOf("vertrate")], 1))
                    .receivedAt(seconds(fields[names.indexOf("time")]))
                    .of("opensky", rows.size()));
        }
        return rows;
    }

    static List<RecordedState> readReduced(Path file) {
        List<RecordedState> rows = new ArrayList<>();
        RecordedText.eachElement(file, row -> rows.add(reduced(row, rows.size())));
        return rows;
    }

    private static RecordedState reduced(JsonNode row, int index) {
        return new RowState(
                        row.path(AIRCRAFT).asText(),
                        Instant.ofEpochSecond(row.path("last_contact").asLong()))
                .at(
                        row.path("lat").asDouble(),
                        row.path("lon").asDouble(),
                        Instant.ofEpochSecond(row.path("time_position").asLong()))
                .altitudes(RecordedText.number(row, "baro_altitude", 1), RecordedText.number(row, "geo_altitude", 1))
                .motion(RecordedText.number(row, "velocity", 1), null, null)
                .of("opensky", index);
    }

    private static Instant seconds(String text) {
        return Instant.ofEpochMilli(Math.round(Double.parseDouble(text) * 1000));
    }
}
