package dev.slipstream.ingest.provider.opensky;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.ingest.provider.CaptureParser;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Reads answers of OpenSky's {@code /flights/*}: an array of flights, each an object by name. Every
 * element becomes one item, a {@link FlightReport} or a refusal. When the body breaks off or stops
 * being JSON, what came before is kept and one more item says so. {@link OpenSkyParser} looks at the
 * status. Holds no state between captures; for one thread.
 *
 * @see FlightField
 */
final class OpenSkyFlights implements CaptureParser {
    private final FlightRow row = new FlightRow();
    private int items;

    @Override
    public void parse(Capture capture, Consumer<Item> out) {
        items = 0;
        try (JsonParser json = OpenSkyJson.FACTORY.createParser(capture.body())) {
            readBody(json, capture, out);
        } catch (IOException e) {
            refuse(capture, out, RejectReason.UNREADABLE_BODY, "not JSON: " + OpenSkyJson.show(capture));
        }
    }

    private void readBody(JsonParser json, Capture capture, Consumer<Item> out) {
        JsonToken first = null;
        try {
            first = json.nextToken();
            if (first != JsonToken.START_ARRAY) {
                refuse(capture, out, RejectReason.UNREADABLE_BODY, "no array: " + OpenSkyJson.show(capture));
                return;
            }
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                readElement(json, token);
                out.accept(row.toItem(capture.origin(items++)));
            }
            if (json.nextToken() != null) {
                refuse(
                        capture,
                        out,
                        RejectReason.UNREADABLE_BODY,
                        "more follows the answer at " + OpenSkyJson.at(json));
            }
        } catch (IOException e) {
            if (first == null) {
                refuse(capture, out, RejectReason.UNREADABLE_BODY, "not JSON: " + OpenSkyJson.show(capture));
            } else if (e instanceof JsonEOFException || OpenSkyJson.isAtEnd(json, capture)) {
                refuse(capture, out, RejectReason.TRUNCATED_BODY, "ends after " + capture.body().length + " bytes");
            } else {
                refuse(capture, out, RejectReason.UNREADABLE_BODY, "no longer JSON at " + OpenSkyJson.at(json));
            }
        }
    }

    private void readElement(JsonParser json, JsonToken token) throws IOException {
        row.clear();
        if (token != JsonToken.START_OBJECT) {
            row.complain(RejectReason.UNEXPECTED_SHAPE, "a flight is " + OpenSkyJson.describe(token));
            json.finishToken();
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
            row.put(field, OpenSkyJson.number(json, value));
        } else {
            row.complain(RejectReason.WRONG_TYPE, field.label() + " is " + OpenSkyJson.describe(value));
        }
    }

    private void refuse(Capture capture, Consumer<Item> out, RejectReason reason, String detail) {
        out.accept(Rejected.atArrival(capture.origin(items++), reason, null, detail));
    }
}
