package dev.slipstream.ingest.provider.opensky;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.ingest.provider.CaptureParser;
import dev.slipstream.ingest.provider.Excerpt;
import dev.slipstream.ingest.provider.ItemSpan;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {"icao24": …, "callsign": …, "startTime": …, "endTime": …, "path": [[time, latitude, longitude,
 * baro_altitude, true_track, on_ground], …]}}: each waypoint is one item, a state that was seen and measured at its
 * time. A {@code path} that is null has none. Holds no state between captures; for one thread.
 *
 * @see <a href="https://openskynetwork.github.io/opensky-api/rest.html#track-by-aircraft">OpenSky REST API</a>, which
 *     writes {@code calllsign} in one place
 */
final class OpenSkyTrack implements CaptureParser {
    private static final OpenSkyField[] IN_ROW_ORDER = {
        OpenSkyField.LAST_CONTACT,
        OpenSkyField.LATITUDE,
        OpenSkyField.LONGITUDE,
        OpenSkyField.BARO_ALTITUDE,
        OpenSkyField.TRUE_TRACK,
        OpenSkyField.ON_GROUND
    };

    private final OpenSkyRow row = new OpenSkyRow();
    private int items;
    private ItemSpan span = ItemSpan.NONE;

    /** Whose track it is; what has another type counts as absent. */
    private record Head(@Nullable String icao24, @Nullable String callsign) {}

    @Override
    public void parse(Capture capture, Consumer<Item> out) {
        items = 0;
        Head head = readHead(capture);
        try (JsonParser json = OpenSkyJson.FACTORY.createParser(capture.body())) {
            readBody(json, head, capture, out);
        } catch (IOException e) {
            refuse(capture, out, RejectReason.UNREADABLE_BODY, "not JSON: " + OpenSkyJson.show(capture));
        }
    }

    @Override
    public Excerpt excerpt(Capture capture, int item) {
        span = new ItemSpan(item);
        try {
            parse(capture, read -> {});
            return span.in(capture);
        } finally {
            span = ItemSpan.NONE;
        }
    }

    /** Looks at the whole body: the path may stand before the names. */
    private static Head readHead(Capture capture) {
        String icao24 = null;
        String callsign = null;
        try (JsonParser json = OpenSkyJson.FACTORY.createParser(capture.body())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                boolean isText = json.nextToken() == JsonToken.VALUE_STRING;
                if (isText && name.equals("icao24")) {
                    icao24 = json.getText();
                } else if (isText && (name.equals("callsign") || name.equals("calllsign"))) {
                    callsign = json.getText();
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException e) {
            // What stands before the damage counts; the damage itself is found with the waypoints.
        }
        return new Head(icao24, callsign);
    }

    private void readBody(JsonParser json, Head head, Capture capture, Consumer<Item> out) {
        boolean begun = false;
        try {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                refuse(capture, out, RejectReason.UNREADABLE_BODY, "no object: " + OpenSkyJson.show(capture));
                return;
            }
            begun = true;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isPath = json.currentName().equals("path");
                JsonToken value = json.nextToken();
                if (isPath && value == JsonToken.START_ARRAY) {
                    readPath(json, head, capture, out);
                } else if (isPath && value != JsonToken.VALUE_NULL) {
                    refuse(capture, out, RejectReason.UNEXPECTED_SHAPE, "path is " + OpenSkyJson.describe(value));
                }
                json.skipChildren();
            }
            if (json.nextToken() != null) {
                refuse(capture, out, RejectReason.UNREADABLE_BODY, "more follows the track at " + OpenSkyJson.at(json));
            }
        } catch (IOException e) {
            boolean atEnd = begun && (e instanceof JsonEOFException || OpenSkyJson.isAtEnd(json, capture));
            refuse(
                    capture,
                    out,
                    atEnd ? RejectReason.TRUNCATED_BODY : RejectReason.UNREADABLE_BODY,
                    (atEnd ? "ends at " : "no longer JSON at ") + OpenSkyJson.at(json));
        }
    }

    private void readPath(JsonParser json, Head head, Capture capture, Consumer<Item> out) throws IOException {
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (span.wants(items)) {
                span.begin(json.currentTokenLocation().getByteOffset());
            }
            row.clear();
            if (head.icao24() != null) {
                row.put(OpenSkyField.ICAO24, head.icao24());
            }
            if (head.callsign() != null) {
                row.put(OpenSkyField.CALLSIGN, head.callsign());
            }
            if (token == JsonToken.START_ARRAY) {
                readWaypoint(json);
            } else {
                json.finishToken();
                row.complain(RejectReason.UNEXPECTED_SHAPE, "a waypoint is " + OpenSkyJson.describe(token));
                json.skipChildren();
            }
            if (span.wants(items)) {
                span.end(json.currentLocation().getByteOffset());
            }
            row.measureAtContact();
            out.accept(row.toItem(capture.origin(items++)));
        }
    }

    private void readWaypoint(JsonParser json) throws IOException {
        int place = 0;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            OpenSkyField field = place < IN_ROW_ORDER.length ? IN_ROW_ORDER[place] : null;
            OpenSkyJson.readCell(json, token, field, row);
            place++;
        }
        if (place < IN_ROW_ORDER.length) {
            row.complainFirst(RejectReason.TOO_FEW_FIELDS, place + " fields where " + IN_ROW_ORDER.length + " belong");
        }
    }

    private void refuse(Capture capture, Consumer<Item> out, RejectReason reason, String detail) {
        out.accept(Rejected.atArrival(capture.origin(items++), reason, null, detail));
    }
}
