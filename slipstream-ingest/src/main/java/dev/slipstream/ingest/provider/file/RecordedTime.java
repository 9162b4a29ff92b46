package dev.slipstream.ingest.provider.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * When a recorded answer was given, as it says itself: its {@code time}, else the newest
 * {@code last_contact} in it. Reads as far as the body is JSON.
 */
final class RecordedTime {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LAST_CONTACT_PLACE = 4;

    /** From 2000 to 2100; other numbers are no time of a recording. */
    private static final double EARLIEST = 946_684_800;

    private static final double LATEST = 4_102_444_800.0;

    private double time = Double.NaN;
    private double newestContact = Double.NaN;

    private RecordedTime() {}

    static Optional<Instant> find(byte[] body) {
        RecordedTime found = new RecordedTime();
        try (JsonParser json = JSON.createParser(body)) {
            found.read(json);
        } catch (IOException e) {
            // What was found before the damage counts.
        }
        double seconds = Double.isNaN(found.time) ? found.newestContact : found.time;
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
            } else if (name.equals("states") && value == JsonToken.START_ARRAY) {
                readRows(json);
            }
            json.skipChildren();
        }
    }

    private void readRows(JsonParser json) throws IOException {
        for (JsonToken row = json.nextToken(); row != JsonToken.END_ARRAY && row != null; row = json.nextToken()) {
            double contact = contactOf(json, row);
            newestContact = Double.isNaN(newestContact) || contact > newestContact ? contact : newestContact;
        }
    }

    /** Reads one element to its end; the second of its last contact, NaN when it has none. */
    static double contactOf(JsonParser json, JsonToken element) throws IOException {
        if (element == JsonToken.START_ARRAY) {
            return contactOfRow(json);
        }
        return element == JsonToken.START_OBJECT ? contactOfNamedRow(json) : Double.NaN;
    }

    private static double contactOfRow(JsonParser json) throws IOException {
        double contact = Double.NaN;
        int place = 0;
        for (JsonToken value = json.nextToken(); value != JsonToken.END_ARRAY; value = json.nextToken()) {
            if (place++ == LAST_CONTACT_PLACE) {
                contact = newer(contact, json, value);
            }
            json.skipChildren();
        }
        return contact;
    }

    private static double contactOfNamedRow(JsonParser json) throws IOException {
        double contact = Double.NaN;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean lastContact = json.currentName().equals("last_contact");
            JsonToken value = json.nextToken();
            if (lastContact) {
                contact = newer(contact, json, value);
            }
            json.skipChildren();
        }
        return contact;
    }

    private static double newer(double known, JsonParser json, JsonToken value) throws IOException {
        double seconds = value.isNumeric() && json.getTextLength() < 30 ? json.getDoubleValue() : Double.NaN;
        if (!(seconds >= EARLIEST && seconds < LATEST)) {
            return known;
        }
        return Double.isNaN(known) ? seconds : Math.max(known, seconds);
    }
}
