package dev.slipstream.ingest.provider.opensky;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.RejectReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How OpenSky's JSON is read, whatever stands in it. */
final class OpenSkyJson {
    /*
     * Bounds against hostile bodies. Depth: real answers have 4 levels. Numbers and text longer than
     * the bounds end the reading; no real field comes near them.
     */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(1_000)
                    .maxStringLength(100_000)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final int SHOWN_CHARACTERS = 80;

    private OpenSkyJson() {}

    /** Reads the value that {@code token} begins, to its end, into the row's field; null is a field nobody knows. */
    static void readCell(JsonParser json, JsonToken token, @Nullable OpenSkyField field, OpenSkyRow row)
            throws IOException {
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
    static double number(JsonParser json, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            return json.getDoubleValue();
        }
        return json.getTextLength() <= 18 ? json.getLongValue() : Double.parseDouble(json.getText());
    }

    static boolean isAtEnd(JsonParser json, Capture capture) {
        return json.currentLocation().getByteOffset() >= capture.body().length;
    }

    static String at(JsonParser json) {
        return "byte " + json.currentLocation().getByteOffset();
    }

    static String describe(JsonToken token) {
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
    static String show(Capture capture) {
        byte[] body = capture.body();
        if (body.length == 0) {
            return "the body is empty";
        }
        String start = new String(body, 0, Math.min(body.length, SHOWN_CHARACTERS), StandardCharsets.UTF_8);
        return start.replaceAll("\\p{Cntrl}+", " ");
    }
}
