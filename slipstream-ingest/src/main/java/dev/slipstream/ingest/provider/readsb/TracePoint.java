package dev.slipstream.ingest.provider.readsb;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.ingest.provider.StateDraft;
import java.io.IOException;

/**
 * One point of a trace while it is read: {@code [seconds after the trace's timestamp, latitude, longitude, altitude or
 * "ground", ground speed, track, flags, vertical rate, details, source, geometric altitude, …]}, of which old versions
 * have fewer. The callsign and the squawk stand in the details, which every fourth point or so has.
 */
final class TracePoint {
    private static final int FEWEST_PLACES = 4;
    private static final int ALTITUDE_IS_GEOMETRIC = 8;

    private final double begin;
    private final StateDraft draft;
    private int flags;
    private double altitude = Double.NaN;

    private TracePoint(double begin, StateDraft draft) {
        this.begin = begin;
        this.draft = draft;
    }

    /**
     * Reads the point that {@code token} begins, to its end.
     *
     * @param begin the trace's timestamp, seconds since 1970; NaN when it has none
     */
    static StateDraft read(JsonParser json, JsonToken token, double begin) throws IOException {
        StateDraft draft = new StateDraft();
        if (token != JsonToken.START_ARRAY) {
            json.skipChildren();
            return draft.complain(RejectReason.UNEXPECTED_SHAPE, "a point is " + token);
        }
        new TracePoint(begin, draft).readPlaces(json);
        return draft;
    }

    private void readPlaces(JsonParser json) throws IOException {
        int place = 0;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token.isNumeric()) {
                put(place, Units.number(json));
            } else if (token == JsonToken.VALUE_STRING) {
                json.finishToken();
                put(place, json.getText());
            } else if (token == JsonToken.START_OBJECT) {
                readDetails(json);
            } else {
                json.skipChildren();
            }
            place++;
        }
        if (place < FEWEST_PLACES) {
            draft.complain(RejectReason.TOO_FEW_FIELDS, "a point of " + place + " values");
        }
        if (Double.isNaN(begin)) {
            draft.complain(RejectReason.MISSING_FIELD, "the trace has no timestamp before it");
        }
        if (!Double.isNaN(altitude)) {
            draft.onGround(false);
            if ((flags & ALTITUDE_IS_GEOMETRIC) == 0) {
                draft.baroAltitude(altitude);
            } else {
                draft.geoAltitude(altitude);
            }
        }
    }

    private void put(int place, double number) {
        switch (place) {
            case 0 -> {
                if (!Double.isNaN(begin)) {
                    draft.seenAt(begin + number).positionAt(begin + number);
                }
            }
            case 1 -> draft.latitude(number);
            case 2 -> draft.longitude(number);
            case 3 -> altitude = Units.metersOfFeet(number);
            case 4 -> draft.groundSpeed(Units.metersPerSecondOfKnots(number));
            case 5 -> draft.track(number);
            case 6 -> flags = (int) number;
            case 7 -> draft.verticalRate(Units.metersPerSecondOfFeetPerMinute(number));
            case 10 -> draft.geoAltitude(Units.metersOfFeet(number));
            default -> {}
        }
    }

    private void put(int place, String text) {
        if (place == 9) {
            draft.source(Units.source(text));
        } else if (place == 3 && text.equals("ground")) {
            draft.onGround(true);
        } else if (place < 8) {
            draft.complain(RejectReason.WRONG_TYPE, "value " + place + " of a point is '" + text + "'");
        }
    }

    private void readDetails(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                json.finishToken();
                String text = json.getText();
                switch (name) {
                    case "flight" -> draft.callsign(text);
                    case "squawk" -> draft.squawk(text);
                    case "category" -> draft.category(text);
                    case "type" -> draft.source(Units.source(text));
                    default -> {}
                }
            } else if (value == JsonToken.VALUE_NUMBER_INT && name.equals("spi")) {
                draft.spi(Units.number(json) == 1);
            } else {
                json.skipChildren();
            }
        }
    }
}
