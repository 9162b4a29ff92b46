package dev.slipstream.ingest.provider.opensky;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.ingest.provider.CaptureParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers of OpenSky's {@code /states/all}: an object whose {@code states} is an array of
 * rows, or the bare array; a row is an array by place or an object by name. Every element of the
 * array becomes one item. When the body breaks off or stops being JSON, what came before is kept and
 * one more item says so. An answer with another status than 200 is one item. Holds no state between
 * captures; for one thread.
 *
 * @see OpenSkyField
 */
public final class OpenSkyParser implements CaptureParser {
    /*
     * Bounds against hostile bodies. Depth: real answers have 4 levels. Numbers and text longer than
     * the bounds end the reading; no real field comes near them.
     */
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxNumberLength(1_000)
            .maxStringLength(1_000_000)
            .build();

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(BOUNDS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final int SHOWN_CHARACTERS = 80;

    private final OpenSkyRow row = new OpenSkyRow();
    private int items;

    @Override
    public void parse(Capture capture, Consumer<Item> out) {
        items = 0;
        if (capture.status() != 200) {
            refuse(capture, out, RejectReason.UNREADABLE_BODY, "HTTP " + capture.status() + ": " + show(capture));
            return;
        }
        try (JsonParser json = JSON.createParser(capture.body())) {
            readBody(json, capture, out);
        } catch (IOException e) {
            refuse(capture, out, RejectReason.UNREADABLE_BODY, "not JSON: " + show(capture));
        }
    }

    private void readBody(JsonParser json, Capture capture, Consumer<Item> out) {
        JsonToken first = null;
        try {
            first = json.nextToken();
            if (first == JsonToken.START_OBJECT) {
                readAnswer(json, capture, out);
            } else if (first == JsonToken.START_ARRAY) {
                readRows(json, capture, out);
            } else {
                refuse(capture, out, RejectReason.UNREADABLE_BODY, "neither object nor array: " + show(capture));
                return;
            }
            if (json.nextToken() != null) {
                refuse(capture, out, RejectReason.UNREADABLE_BODY, "more follows the answer at " + at(json));
            }
        } catch (IOException e) {
            if (first == null) {
                refuse(capture, out, RejectReason.UNREADABLE_BODY, "not JSON: " + show(capture));
            } else if (e instanceof JsonEOFException || isAtEnd(json, capture)) {
                refuse(capture, out, RejectReason.TRUNCATED_BODY, "ends after " + capture.body().length + " bytes");
            } else {
                refuse(capture, out, RejectReason.UNREADABLE_BODY, "no longer JSON at " + at(json));
            }
        }
    }

    /** An object without {@code states} is an answer without rows, unless it says something else instead. */
    private void readAnswer(JsonParser json, Capture capture, Consumer<Item> out) throws IOException {
        boolean known = false;
        String other = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (!name.equals("states")) {
                known |= name.equals("time");
                other = name;
                json.skipChildren();
                continue;
            }
            known = true;
            if (value == JsonToken.START_ARRAY) {
                readRows(json, capture, out);
            } else if (value != JsonToken.VALUE_NULL) {
                refuse(capture, out, RejectReason.UNEXPECTED_SHAPE, "states is no array at " + at(json));
                json.skipChildren();
            }
        }
        if (!known && other != null) {
            refuse(capture, out, RejectReason.UNREADABLE_BODY, "neither time nor states: " + show(capture));
        }
    }

    private void readRows(JsonParser json, Capture capture, Consumer<Item> out) throws IOException {
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                readRow(json);
            } else if (token == JsonToken.START_OBJECT) {
                readNamedRow(json);
            } else {
                row.clear();
                row.complain(RejectReason.UNEXPECTED_SHAPE, "a row is " + describe(token));
            }
            out.accept(row.toItem(capture.origin(items++)));
        }
    }

    private void readRow(JsonParser json) throws IOException {
        row.clear();
        int place = 0;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            readField(json, token, OpenSkyField.findByPlace(place++));
        }
        if (place < OpenSkyField.SHORTEST_ROW) {
            row.complainFirst(
                    RejectReason.TOO_FEW_FIELDS, place + " fields where " + OpenSkyField.SHORTEST_ROW + " belong");
        }
    }

    private void readNamedRow(JsonParser json) throws IOException {
        row.clear();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            OpenSkyField field = OpenSkyField.findByName(json.currentName());
            readField(json, json.nextToken(), field);
        }
    }

    private void readField(JsonParser json, JsonToken token, @Nullable OpenSkyField field) throws IOException {
        if (field == null || field.kind() == OpenSkyField.Kind.IGNORED || token.isStructStart()) {
            if (field != null && field.kind() != OpenSkyField.Kind.IGNORED) {
                row.complain(RejectReason.WRONG_TYPE, field.label() + " is " + describe(token));
            }
            json.skipChildren();
        } else if (token == JsonToken.VALUE_STRING && field.kind() == OpenSkyField.Kind.TEXT) {
            row.put(field, json.getText());
        } else if (token.isNumeric() && field.kind() == OpenSkyField.Kind.NUMBER) {
            row.put(field, number(json, token));
        } else if (token.isBoolean() && field.kind() == OpenSkyField.Kind.BOOLEAN) {
            row.put(field, token == JsonToken.VALUE_TRUE);
        } else if (token != JsonToken.VALUE_NULL) {
            row.complain(RejectReason.WRONG_TYPE, field.label() + " is " + describe(token));
        }
    }

    /** Numbers of more than 18 digits would become big integers on the way; they are read as text. */
    private static double number(JsonParser json, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            return json.getDoubleValue();
        }
        return json.getTextLength() <= 18 ? json.getLongValue() : Double.parseDouble(json.getText());
    }

    private void refuse(Capture capture, Consumer<Item> out, RejectReason reason, String detail) {
        out.accept(Rejected.atArrival(capture.origin(items++), reason, null, detail));
    }

    private static boolean isAtEnd(JsonParser json, Capture capture) {
        return json.currentLocation().getByteOffset() >= capture.body().length;
    }

    private static String at(JsonParser json) {
        return "byte " + json.currentLocation().getByteOffset();
    }

    private static String describe(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "an array";
            case START_OBJECT -> "an object";
            case VALUE_STRING -> "text";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            default -> "a number";
        };
    }

    /** The beginning of the body, on one line. */
    private static String show(Capture capture) {
        byte[] body = capture.body();
        if (body.length == 0) {
            return "the body is empty";
        }
        String start = new String(body, 0, Math.min(body.length, SHOWN_CHARACTERS), StandardCharsets.UTF_8);
        return start.replaceAll("\\p{Cntrl}+", " ");
    }
}
