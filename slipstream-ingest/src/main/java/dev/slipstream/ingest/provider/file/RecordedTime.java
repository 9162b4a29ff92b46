package dev.slipstream.ingest.provider.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * When a recorded answer was given, as it says itself: its {@code time}, else the newest of what it says to have
 * happened: a {@code last_contact}, a waypoint, the end of a flight. Of a table, the newest {@code time} of a row. Reads
 * as far as it can.
 */
final class RecordedTime {
    /** From 2000 to 2100; other numbers are no time of a recording. */
    private static final double EARLIEST = 946_684_800;

    private static final double LATEST = 4_102_444_800.0;
    private static final int LONGEST_NUMBER = 30;
    private static final Set<String> ENDS_OF_FLIGHTS = Set.of("lastSeen", "endTime");

    private double time = Double.NaN;
    private double newest = Double.NaN;
    private double newestEnd = Double.NaN;

    private RecordedTime() {}

    static Optional<Instant> find(byte[] body) {
        int first = RecordedPolls.firstByte(body);
        if (first < body.length && body[first] != '{' && body[first] != '[') {
            TableHeader header = TableHeader.find(body, first, body.length);
            return header == null ? Optional.empty() : instant(header.newest(body, first));
        }
        RecordedTime found = new RecordedTime();
        try (JsonParser json = JsonPolls.JSON.createParser(body)) {
            found.read(json);
        } catch (IOException e) {
            // What was found before the damage counts.
        }
        double event = Double.isNaN(found.newest) ? found.newestEnd : found.newest;
        return instant(Double.isNaN(found.time) ? event : found.time);
    }

    /** Whether a field of this name is a last contact. */
    static boolean isContact(String name) {
        return name.equals("last_contact")
                || name.length() <= "last_contact".length()
                        && name.replace("_", "").toLowerCase(Locale.ROOT).equals("lastcontact");
    }

    /** Reads one waypoint to its end; its second, NaN when it has none. */
    static double timeOfWaypoint(JsonParser json, JsonToken waypoint) throws IOException {
        double seconds = Double.NaN;
        if (waypoint == JsonToken.START_ARRAY) {
            JsonToken value = json.nextToken();
            for (int place = 0; value != JsonToken.END_ARRAY; place++) {
                seconds = place == 0 ? newer(seconds, json, value) : seconds;
                json.skipChildren();
                value = json.nextToken();
            }
        } else {
            json.finishToken();
            json.skipChildren();
        }
        return seconds;
    }

    /** The later of what is known and a value, if that is a time. */
    static double newer(double known, JsonParser json, JsonToken value) throws IOException {
        boolean isNumber = value.isNumeric() && json.getTextLength() < LONGEST_NUMBER;
        return newer(known, isNumber ? json.getDoubleValue() : Double.NaN);
    }

    /** The second that a text says; NaN when it is no time of a recording. */
    static double plausible(String text) {
        try {
            boolean isNumber = !text.isEmpty() && text.length() < LONGEST_NUMBER && text.charAt(0) <= '9';
            return newer(Double.NaN, isNumber ? Double.parseDouble(text) : Double.NaN);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static double newer(double known, double seconds) {
        if (!(seconds >= EARLIEST && seconds < LATEST)) {
            return known;
        }
        return Double.isNaN(known) ? seconds : Math.max(known, seconds);
    }

    private static Optional<Instant> instant(double seconds) {
        return Double.isNaN(seconds) ? Optional.empty() : Optional.of(Instant.ofEpochMilli((long) (seconds * 1_000)));
    }

    private void read(JsonParser json) throws IOException {
        JsonToken first = json.nextToken();
        if (first == JsonToken.START_ARRAY) {
            readRows(json);
        }
        while (first == JsonToken.START_OBJECT && json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("time")) {
                time = newer(time, json, value);
            } else if (ENDS_OF_FLIGHTS.contains(name)) {
                newestEnd = newer(newestEnd, json, value);
            } else if (name.equals("states") && value == JsonToken.START_ARRAY) {
                readRows(json);
            } else if (name.equals("path") && value == JsonToken.START_ARRAY) {
                readWaypoints(json);
            }
            json.skipChildren();
        }
    }

    private void readWaypoints(JsonParser json) throws IOException {
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            newest = newer(newest, timeOfWaypoint(json, token));
        }
    }

    private void readRows(JsonParser json) throws IOException {
        for (JsonToken row = json.nextToken(); row != JsonToken.END_ARRAY && row != null; row = json.nextToken()) {
            if (row == JsonToken.START_OBJECT) {
                readNamedRow(json);
            } else {
                newest = newer(newest, Element.read(json, row).seconds());
            }
        }
    }

    private void readNamedRow(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (isContact(name)) {
                newest = newer(newest, json, value);
            } else if (ENDS_OF_FLIGHTS.contains(name)) {
                newestEnd = newer(newestEnd, json, value);
            }
            json.skipChildren();
        }
    }
}
