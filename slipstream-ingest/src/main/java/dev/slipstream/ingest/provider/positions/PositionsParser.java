package dev.slipstream.ingest.provider.positions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.ingest.provider.CaptureParser;
import dev.slipstream.ingest.provider.Excerpt;
import dev.slipstream.ingest.provider.ItemSpan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads positions as they come from a stream. A body is either a piece of {@code text/event-stream}, of which each
 * event with data is one item, or one JSON message of a WebSocket per line, each line one item: the latter when the
 * body begins with a brace or was asked of a {@code ws} address. An item is
 *
 * <pre>{"flight_id": "3ab1f2c0", "hex": "4ca123", "callsign": "TST12", "latitude": 53.4, "longitude": -6.2,
 *  "track": 271, "altitude": 36000, "gspeed": 447, "vspeed": 0, "squawk": "1000", "timestamp": 1795169700000,
 *  "source": "ADSB"}</pre>
 *
 * or {@code {"offset": 17, "position": {…}}} with that inside: feet, knots, feet per minute, milliseconds since 1970.
 * Each field may be absent or null, but a {@code timestamp} and one of {@code hex} and {@code flight_id} must be there.
 * Holds no state between captures; for one thread.
 */
public final class PositionsParser implements CaptureParser {
    /** Grows when the same captures give other items. */
    public static final int VERSION = 1;

    /** Against hostile messages; no real field comes near. */
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxNumberLength(1_000)
            .maxStringLength(100_000)
            .build();

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(BOUNDS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final int SHOWN_CHARACTERS = 80;

    private int items;
    private ItemSpan span = ItemSpan.NONE;

    @Override
    public void parse(Capture capture, Consumer<Item> out) {
        items = 0;
        byte[] body = capture.body();
        if (capture.status() != 200) {
            String text = new String(body, 0, Math.min(body.length, SHOWN_CHARACTERS * 4), StandardCharsets.UTF_8);
            refuse(capture, out, RejectReason.UNREADABLE_BODY, "HTTP " + capture.status() + ": " + show(text));
        } else if (capture.request().startsWith("ws") || startsWithBrace(body)) {
            readLines(body, capture, out);
        } else {
            readEvents(body, capture, out);
        }
    }

    @Override
    public Excerpt excerpt(Capture capture, int item) {
        span = new ItemSpan(item);
        try {
            parse(capture, read -> {});
            return span.in(capture);
        } finally {
            span = ItemSpan.NONE;
        }
    }

    private void readEvents(byte[] body, Capture capture, Consumer<Item> out) {
        EventBlocks blocks = new EventBlocks(body, body.length);
        for (int begin = 0; blocks.next(); begin = blocks.end()) {
            if (span.wants(items)) {
                span.begin(begin);
                span.end(blocks.end());
            }
            String data = blocks.data();
            if (blocks.isComplete() && data != null) {
                readMessage(data, capture, out);
            } else if (!blocks.isComplete() && blocks.saysSomething()) {
                refuse(capture, out, RejectReason.TRUNCATED_BODY, "ends after " + body.length + " bytes");
            }
        }
    }

    private void readLines(byte[] body, Capture capture, Consumer<Item> out) {
        int begin = 0;
        while (begin < body.length) {
            int end = begin;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            if (span.wants(items)) {
                span.begin(begin);
                span.end(end);
            }
            String line = new String(body, begin, end - begin, StandardCharsets.UTF_8);
            if (end == body.length && !isWhole(line)) {
                refuse(capture, out, RejectReason.TRUNCATED_BODY, "ends after " + body.length + " bytes");
            } else if (!line.isBlank()) {
                readMessage(line, capture, out);
            }
            begin = end + 1;
        }
    }

    private void readMessage(String message, Capture capture, Consumer<Item> out) {
        PositionRow row = new PositionRow();
        try (JsonParser json = JSON.createParser(message)) {
            JsonToken first = json.nextToken();
            if (first != JsonToken.START_OBJECT) {
                RejectReason reason = first == null ? RejectReason.UNREADABLE_BODY : RejectReason.UNEXPECTED_SHAPE;
                refuse(capture, out, reason, "a message is no object: " + show(message));
                return;
            }
            readObject(json, row);
            if (json.nextToken() != null) {
                row.complain(RejectReason.UNREADABLE_BODY, "more follows the message: " + show(message));
            }
            out.accept(row.toItem(capture.origin(items++)));
        } catch (IOException e) {
            refuse(capture, out, RejectReason.UNREADABLE_BODY, "a message is not JSON: " + show(message));
        }
    }

    private static void readObject(JsonParser json, PositionRow row) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("position") && value == JsonToken.START_OBJECT) {
                readPosition(json, row);
            } else {
                readField(json, value, PositionField.find(name), row);
            }
        }
    }

    private static void readPosition(JsonParser json, PositionRow row) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            readField(json, json.nextToken(), PositionField.find(name), row);
        }
    }

    private static void readField(JsonParser json, JsonToken value, @Nullable PositionField field, PositionRow row)
            throws IOException {
        if (field == null || value == JsonToken.VALUE_NULL) {
            json.skipChildren();
        } else if (value == JsonToken.VALUE_STRING && field.kind() == PositionField.Kind.TEXT) {
            row.put(field, json.getText());
        } else if (value.isNumeric() && field.kind() == PositionField.Kind.NUMBER) {
            row.put(field, number(json, value));
        } else {
            row.complain(RejectReason.WRONG_TYPE, field.label() + " is " + value);
            json.skipChildren();
        }
    }

    /** Numbers of more than 18 digits would become big integers on the way; they are read as text. */
    private static double number(JsonParser json, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_NUMBER_FLOAT) {
            return json.getDoubleValue();
        }
        return json.getTextLength() <= 18 ? json.getLongValue() : Double.parseDouble(json.getText());
    }

    private static boolean isWhole(String line) {
        if (line.isBlank()) {
            return true;
        }
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            json.skipChildren();
            return json.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean startsWithBrace(byte[] body) {
        int first = 0;
        while (first < body.length && body[first] <= ' ' && body[first] >= 0) {
            first++;
        }
        return first < body.length && body[first] == '{';
    }

    private void refuse(Capture capture, Consumer<Item> out, RejectReason reason, String detail) {
        out.accept(Rejected.atArrival(capture.origin(items++), reason, null, detail));
    }

    /** The beginning, on one line. */
    private static String show(String text) {
        String start = text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS);
        return start.replaceAll("\\p{Cntrl}+", " ");
    }
}
