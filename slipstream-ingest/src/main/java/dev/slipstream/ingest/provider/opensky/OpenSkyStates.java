package dev.slipstream.ingest.provider.opensky;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.ingest.provider.CaptureParser;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Reads answers of OpenSky's {@code /states/all}: an object whose {@code states} is an array of
 * rows, or the bare array; a row is an array by place or an object by name. Every element of the
 * array becomes one item. When the body breaks off or stops being JSON, what came before is kept and
 * one more item says so. Holds no state between
 * captures; for one thread.
 *
 * @see OpenSkyField
 */
final class OpenSkyStates implements CaptureParser {
    private final OpenSkyRow row = new OpenSkyRow();
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
                return;
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
            out.accept(row.toItem(capture.origin(items++)));
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

    private void refuse(Capture capture, Consumer<Item> out, RejectReason reason, String detail) {
        out.accept(Rejected.atArrival(capture.origin(items++), reason, null, detail));
    }
}
