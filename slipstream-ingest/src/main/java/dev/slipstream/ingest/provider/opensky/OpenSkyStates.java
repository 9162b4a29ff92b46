package dev.slipstream.ingest.provider.opensky;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers of OpenSky's {@code /states/all}: an object whose {@code states} is an array of
 * rows, or the bare array; a row is an array by place or an object by name.
 *
 * @see OpenSkyField
 */
final class OpenSkyStates extends OpenSkyBody {
    private final OpenSkyRow row = new OpenSkyRow();

    @Override
    boolean readValue(@Nullable JsonToken first, JsonParser json, Capture capture, Consumer<Item> out)
            throws IOException {
        if (first == JsonToken.START_OBJECT) {
            readAnswer(json, capture, out);
        } else if (first == JsonToken.START_ARRAY) {
            readRows(json, capture, out);
        } else {
            refuse(
                    capture,
                    out,
                    RejectReason.UNREADABLE_BODY,
                    "neither object nor array: " + OpenSkyJson.show(capture));
            return false;
        }
        return true;
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
                refuse(capture, out, RejectReason.UNEXPECTED_SHAPE, "states is no array at " + OpenSkyJson.at(json));
                json.skipChildren();
            }
        }
        if (!known && other != null) {
            refuse(capture, out, RejectReason.UNREADABLE_BODY, "neither time nor states: " + OpenSkyJson.show(capture));
        }
    }

    private void readRows(JsonParser json, Capture capture, Consumer<Item> out) throws IOException {
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            beginItem(json);
            if (token == JsonToken.START_ARRAY) {
                readRow(json);
            } else if (token == JsonToken.START_OBJECT) {
                readNamedRow(json);
            } else {
                // A text that breaks off is no element; it is otherwise only read when somebody asks for it.
                json.finishToken();
                row.clear();
                row.complain(RejectReason.UNEXPECTED_SHAPE, "a row is " + OpenSkyJson.describe(token));
            }
            endItem(json);
            out.accept(row.toItem(nextOrigin(capture)));
        }
    }

    private void readRow(JsonParser json) throws IOException {
        row.clear();
        int place = 0;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            OpenSkyJson.readCell(json, token, OpenSkyField.findByPlace(place++), row);
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
            OpenSkyJson.readCell(json, json.nextToken(), field, row);
        }
    }
}
