package dev.slipstream.ingest.provider.opensky;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.ingest.provider.CaptureParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads answers of OpenSky's {@code /flights/*}: an array of flights, each an object by name. Every
 * element becomes one item, a {@link FlightReport} or a refusal. When the body breaks off or stops
 * being JSON, what came before is kept and one more item says so. Status 404 with an empty body or an
 * empty array is an answer without flights; any other status than 200 is one item. Holds no state
 * between captures; for one thread.
 *
 * @see FlightField
 */
public final class OpenSkyFlights implements CaptureParser {
    private static final int NOT_FOUND = 404;

    /** Against hostile bodies, as for states: real answers have 2 levels and short values. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(1_000)
                    .maxStringLength(1_000_000)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final int SHOWN_CHARACTERS = 80;

    private final FlightRow row = new FlightRow();
    private int items;

    @Override
    public void parse(Capture capture, Consumer<Item> out) {
        items = 0;
        if (capture.status() == NOT_FOUND && saysNothing(capture)) {
            return;
        }
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
            if (first != JsonToken.START_ARRAY) {
                refuse(capture, out, RejectReason.UNREADABLE_BODY, "no array: " + show(capture));
                return;
            }
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                readElement(json, token);
                out.accept(row.toItem(capture.origin(items++)));
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

    private void readElement(JsonParser json, JsonToken token) throws IOException {
        row.clear();
        if (token != JsonToken.START_OBJECT) {
            row.complain(RejectReason.UNEXPECTED_SHAPE, "a flight is " + describe(token));
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            FlightField field = FlightField.findByName(json.currentName());
            JsonToken value = json.nextToken();
            if (field != null && value != JsonToken.VALUE_NULL) {
                readField(json, value, field);
            }
            json.skipChildren();
        }
    }

    private void readField(JsonParser json, JsonToken value, FlightField field) throws IOException {
        if (value == JsonToken.VALUE_STRING && field.isText()) {
            row.put(field, json.getText());
        } else if (value.isNumeric() && !field.isText()) {
            row.put(field, number(json, value));
        } else {
            row.complain(RejectReason.WRONG_TYPE, field.label() + " is " + describe(value));
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

    /** OpenSky's way to say that there was no flight; a proxy's error page is none. */
    private static boolean saysNothing(Capture capture) {
        String body = start(capture);
        return capture.body().length <= SHOWN_CHARACTERS
                && body.replaceAll("\\s", "").matches("(\\[\\])?");
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
        return capture.body().length == 0 ? "the body is empty" : start(capture).replaceAll("\\p{Cntrl}+", " ");
    }

    private static String start(Capture capture) {
        byte[] body = capture.body();
        return new String(body, 0, Math.min(body.length, SHOWN_CHARACTERS), StandardCharsets.UTF_8);
    }
}
