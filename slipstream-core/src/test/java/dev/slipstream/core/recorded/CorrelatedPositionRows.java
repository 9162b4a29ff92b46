package dev.slipstream.core.recorded;

import dev.slipstream.core.model.PositionSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Eurocontrol's correlated position reports: fields between semicolons, the flight's id in the second,
 * arrival and position time in the next two, position in degrees, minutes and seconds, flight level in
 * hundreds of feet, knots, feet per minute, and an address where the radar had Mode S.
 */
final class CorrelatedPositionRows {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yy/MM/dd HH:mm:ss");
    private static final int FLIGHT = 1;
    private static final int RECEIVED_AT = 2;
    private static final int POSITION_AT = 3;
    private static final int CALLSIGN = 8;
    private static final int POSITION = 12;
    private static final int LEVEL = 13;
    private static final int SPEED = 16;
    private static final int CLIMB = 18;
    private static final int ADDRESS = 21;

    private CorrelatedPositionRows() {}

    static List<RecordedState> read(Path file) {
        List<String[]> lines = RecordedText.lines(file).stream()
                .map(line -> line.split(";", -1))
                .toList();
        Map<String, String> addresses = new HashMap<>();
        for (String[] fields : lines) {
            if (!fields[ADDRESS].isBlank()) {
                addresses.put(fields[FLIGHT], fields[ADDRESS].toLowerCase(Locale.ROOT));
            }
        }
        List<RecordedState> rows = new ArrayList<>();
        for (String[] fields : lines) {
            String aircraft = addresses.getOrDefault(fields[FLIGHT], "flight-" + fields[FLIGHT]);
            String[] position = fields[POSITION].split(" ");
            Instant at = instant(fields[POSITION_AT]);
            rows.add(new RowState(aircraft, at)
                    .at(degrees(position[0], 2), degrees(position[1], 3), at)
                    .callsign(fields[CALLSIGN])
                    .altitudes(RecordedText.number(fields[LEVEL], 100 * RecordedText.METERS_PER_FOOT), null)
                    .motion(
                            RecordedText.number(fields[SPEED], RecordedText.MPS_PER_KNOT),
                            null,
                            RecordedText.number(fields[CLIMB], RecordedText.MPS_PER_FOOT_PER_MINUTE))
                    .source(PositionSource.ASTERIX)
                    .receivedAt(instant(fields[RECEIVED_AT]))
                    .flight(fields[FLIGHT])
                    .of("eurocontrol", rows.size()));
        }
        return rows;
    }

    private static Instant instant(String text) {
        return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    }

    /** As in {@code 540023N} or {@code 0273944E}. */
    private static double degrees(String text, int digits) {
        double degrees = Integer.parseInt(text.substring(0, digits))
                + Integer.parseInt(text.substring(digits, digits + 2)) / 60.0
                + Integer.parseInt(text.substring(digits + 2, digits + 4)) / 3600.0;
        char side = text.charAt(text.length() - 1);
        return side == 'S' || side == 'W' ? -degrees : degrees;
    }
}
