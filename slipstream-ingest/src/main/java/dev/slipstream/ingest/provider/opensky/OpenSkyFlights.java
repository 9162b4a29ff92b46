package dev.slipstream.ingest.provider.opensky;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers of OpenSky's {@code /flights/*}: an array of flights, each an object by name. Every
 * element becomes one item, a {@link FlightReport} or a refusal. {@link OpenSkyParser} looks at the
 * status.
 *
 * @see FlightField
 */
final class OpenSkyFlights extends OpenSkyBody {
    private final FlightRow row = new FlightRow();

    @Override
    boolean readValue(@Nullable JsonToken first, JsonParser json, Capture capture, Consumer<Item> out)
            throws IOException {
        if (first != JsonToken.START_ARRAY) {
            refuse(capture, out, RejectReason.UNREADABLE_BODY, "no array: " + OpenSkyJson.show(capture));
            return false;
        }
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            beginItem(json);
            readElement(json, token);
            endItem(json);
            out.accept(row.toItem(nextOrigin(capture)));
        }
        return true;
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
}
