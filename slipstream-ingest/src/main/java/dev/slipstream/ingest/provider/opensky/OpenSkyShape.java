package dev.slipstream.ingest.provider.opensky;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.slipstream.core.model.Capture;
import dev.slipstream.ingest.provider.CsvCells;
import java.io.IOException;
import java.util.Set;

/** What kind of answer a body is, by its beginning, where the request does not say. */
enum OpenSkyShape {
    /** {@code /states/all}, and whatever is none of the others. */
    STATES,
    /** {@code /tracks/all}: one aircraft's waypoints. */
    TRACK,
    /** {@code /flights/*}: an array of flights. */
    FLIGHTS,
    /** Rows of the history database as comma-separated values. */
    TABLE;

    /** Names before which nobody needs to look further; answers have fewer. */
    private static final int LOOKED_AT = 24;

    private static final Set<String> OF_TRACKS = Set.of("path", "startTime", "endTime");
    private static final Set<String> OF_FLIGHTS =
            Set.of("firstSeen", "lastSeen", "estDepartureAirport", "estArrivalAirport");

    static OpenSkyShape of(Capture capture) {
        if (capture.request().contains("/flights/")) {
            return FLIGHTS;
        }
        if (capture.request().contains("/tracks")) {
            return TRACK;
        }
        byte[] body = capture.body();
        int first = CsvCells.skipBlanks(body);
        if (first == body.length) {
            return STATES;
        }
        if (body[first] != '{' && body[first] != '[') {
            return OpenSkyTable.hasHeader(body) ? TABLE : STATES;
        }
        try (JsonParser json = OpenSkyJson.FACTORY.createParser(body)) {
            JsonToken root = json.nextToken();
            if (root == JsonToken.START_OBJECT) {
                return hasNameOf(OF_TRACKS, json) ? TRACK : STATES;
            }
            return json.nextToken() == JsonToken.START_OBJECT && hasNameOf(OF_FLIGHTS, json) ? FLIGHTS : STATES;
        } catch (IOException e) {
            return STATES;
        }
    }

    private static boolean hasNameOf(Set<String> names, JsonParser json) throws IOException {
        for (int seen = 0; seen < LOOKED_AT && json.nextToken() == JsonToken.FIELD_NAME; seen++) {
            String name = json.currentName();
            if (names.contains(name)) {
                return true;
            }
            if (name.equals("states")) {
                return false;
            }
            json.nextToken();
            json.skipChildren();
        }
        return false;
    }
}
