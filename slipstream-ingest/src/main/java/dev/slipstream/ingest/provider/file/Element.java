package dev.slipstream.ingest.provider.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * A value of a recording.
 *
 * @param seconds of a row: its last contact, seconds since 1970; NaN when it has none
 */
record Element(Kind kind, double seconds) {

    enum Kind {
        /** An object that stands by itself. */
        ANSWER,
        /** An array of rows, or of answers. */
        ROWS,
        /** An aircraft's state, by place or by name. */
        ROW,
        NAMED_ROW,
        OTHER
    }

    private static final int LAST_CONTACT_PLACE = 4;

    /** Reads the value that {@code token} begins, to its end. */
    static Element read(JsonParser json, JsonToken token) throws IOException {
        // A text is otherwise only read when somebody asks for it, and the reader stands in its middle.
        json.finishToken();
        return switch (token) {
            case START_ARRAY -> readArray(json);
            case START_OBJECT -> readObject(json);
            default -> new Element(Kind.OTHER, Double.NaN);
        };
    }

    private static Element readArray(JsonParser json) throws IOException {
        double contact = Double.NaN;
        JsonToken value = json.nextToken();
        boolean isRow = value != JsonToken.END_ARRAY && !value.isStructStart();
        for (int place = 0; value != JsonToken.END_ARRAY; place++) {
            if (place == LAST_CONTACT_PLACE && isRow) {
                contact = RecordedTime.newer(contact, json, value);
            }
            json.skipChildren();
            value = json.nextToken();
        }
        return new Element(isRow ? Kind.ROW : Kind.ROWS, contact);
    }

    private static Element readObject(JsonParser json) throws IOException {
        double contact = Double.NaN;
        boolean isAnswer = false;
        boolean isRow = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            isRow |= name.equalsIgnoreCase("icao24");
            isAnswer |= name.equals("states") || name.equals("path");
            if (RecordedTime.isContact(name)) {
                contact = RecordedTime.newer(contact, json, value);
            }
            json.skipChildren();
        }
        return new Element(isAnswer ? Kind.ANSWER : isRow ? Kind.NAMED_ROW : Kind.OTHER, contact);
    }
}
