package dev.slipstream.ingest.provider.readsb;

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
import dev.slipstream.ingest.provider.Excerpt;
import dev.slipstream.ingest.provider.ItemSpan;
import dev.slipstream.ingest.provider.StateDraft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as readsb, dump1090 and aggregators write it: values one after the other, be it a line each. An object with
 * {@code aircraft} or {@code ac} has an item for each aircraft in it, one with {@code trace} an item for each point; any
 * other is an aircraft by itself, with its own {@code now}. A line without {@code hex}, as feeds send when nothing is in
 * the air, is an item too, refused. After damage it reads on at the next line. Holds no state between captures; for one
 * thread.
 */
public final class ReadsbParser implements CaptureParser {
    /** Grows when the same captures give other items. */
    public static final int VERSION = 1;

    /** Against hostile files; nothing real comes near. */
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
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private static final int SHOWN_BYTES = 80;

    private int items;
    private ItemSpan span = ItemSpan.NONE;

    /** Where the bytes begin that are read now: the reader of JSON counts from there. */
    private int readFrom;

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

    @Override
    public void parse(Capture capture, Consumer<Item> out) {
        items = 0;
        byte[] body = capture.body();
        if (capture.status() != 200) {
            refuse(capture, out, RejectReason.UNREADABLE_BODY, "HTTP " + capture.status() + ": " + show(body, 0));
            return;
        }
        int place = 0;
        while (place < body.length) {
            place = readValues(body, place, capture, out);
        }
    }

    /** Reads values up to the end or to damage; returns where to read on. */
    private int readValues(byte[] body, int begin, Capture capture, Consumer<Item> out) {
        int valueAt = skipBlanks(body, begin);
        readFrom = begin;
        try (JsonParser json = JSON.createParser(body, begin, body.length - begin)) {
            try {
                for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                    readValue(json, token, body, valueAt, capture, out);
                    valueAt = skipBlanks(
                            body, begin + (int) json.currentLocation().getByteOffset());
                }
                return body.length;
            } catch (IOException e) {
                int damage = begin + (int) Math.max(0, json.currentLocation().getByteOffset());
                int next = afterDamage(body, valueAt, damage);
                boolean isCut = next >= body.length && (e instanceof JsonEOFException || damage >= body.length);
                if (span.wants(items)) {
                    span.begin(valueAt);
                    span.end(next);
                }
                refuse(
                        capture,
                        out,
                        isCut ? RejectReason.TRUNCATED_BODY : RejectReason.UNREADABLE_BODY,
                        isCut
                                ? "ends after " + body.length + " bytes"
                                : "no longer JSON at byte " + damage + ": " + show(body, valueAt));
                return next;
            }
        } catch (IOException e) {
            throw new IllegalStateException("Cannot close a reader of bytes in memory", e);
        }
    }

    /** The next line, when it is a value by itself; else the line after the damage. */
    private static int afterDamage(byte[] body, int valueAt, int damage) {
        int next = lineAfter(body, valueAt);
        int end = lineAfter(body, next);
        try (JsonParser json = JSON.createParser(body, next, end - next)) {
            boolean isObject = json.nextToken() == JsonToken.START_OBJECT;
            json.skipChildren();
            if (isObject && json.nextToken() == null) {
                return next;
            }
        } catch (IOException e) {
            // Then it is no value by itself.
        }
        return lineAfter(body, Math.min(Math.max(damage - 1, valueAt), body.length));
    }

    private static int skipBlanks(byte[] body, int begin) {
        int place = begin;
        while (place < body.length && body[place] >= 0 && body[place] <= ' ') {
            place++;
        }
        return place;
    }

    private static int lineAfter(byte[] body, int place) {
        int next = place;
        while (next < body.length && body[next] != '\n') {
            next++;
        }
        return Math.min(next + 1, body.length);
    }

    private void readValue(
            JsonParser json, JsonToken token, byte[] body, int valueAt, Capture capture, Consumer<Item> out)
            throws IOException {
        beginItem(json);
        if (token != JsonToken.START_OBJECT) {
            json.skipChildren();
            endItem(json);
            refuse(capture, out, RejectReason.UNEXPECTED_SHAPE, "it is no object: " + show(body, valueAt));
            return;
        }
        Kind kind = Kind.of(body, valueAt);
        if (kind.list() == null) {
            emit(json, ReadsbAircraft.read(json, Double.NaN).draft(), capture, out);
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals(kind.list()) && value == JsonToken.START_ARRAY) {
                readList(json, kind, capture, out);
            } else {
                json.skipChildren();
            }
        }
    }

    private void readList(JsonParser json, Kind kind, Capture capture, Consumer<Item> out) throws IOException {
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            beginItem(json);
            if (kind.isTrace()) {
                StateDraft draft = TracePoint.read(json, token, kind.seconds());
                String address = kind.address();
                emit(json, address == null ? draft : draft.address(address), capture, out);
            } else if (token == JsonToken.START_OBJECT) {
                emit(json, ReadsbAircraft.read(json, kind.seconds()).draft(), capture, out);
            } else {
                json.skipChildren();
                endItem(json);
                refuse(capture, out, RejectReason.UNEXPECTED_SHAPE, "an aircraft is " + token);
            }
        }
    }

    /** Says that the token just read begins the next item. */
    private void beginItem(JsonParser json) {
        if (span.wants(items)) {
            span.begin(readFrom + json.currentTokenLocation().getByteOffset());
        }
    }

    private void endItem(JsonParser json) {
        if (span.wants(items)) {
            span.end(readFrom + json.currentLocation().getByteOffset());
        }
    }

    private void emit(JsonParser json, StateDraft draft, Capture capture, Consumer<Item> out) {
        endItem(json);
        out.accept(draft.toItem(capture.origin(items++)));
    }

    private void refuse(Capture capture, Consumer<Item> out, RejectReason reason, String detail) {
        out.accept(Rejected.atArrival(capture.origin(items++), reason, null, detail));
    }

    private static String show(byte[] body, int from) {
        int length = Math.min(SHOWN_BYTES, body.length - from);
        return new String(body, from, length, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}+", " ");
    }

    /**
     * What an object is, by the names in it, which may stand before or after its list.
     *
     * @param list the name of the list of aircraft or points; null when it is an aircraft by itself
     * @param seconds of {@code now}, or of a trace's {@code timestamp}; NaN when it has none
     * @param address of a trace's aircraft
     */
    private record Kind(
            @Nullable String list, double seconds, @Nullable String address) {

        boolean isTrace() {
            return "trace".equals(list);
        }

        static Kind of(byte[] body, int begin) {
            String list = null;
            double now = Double.NaN;
            double timestamp = Double.NaN;
            String address = null;
            try (JsonParser json = JSON.createParser(body, begin, body.length - begin)) {
                json.nextToken();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    JsonToken value = json.nextToken();
                    if (value == JsonToken.START_ARRAY && isList(name)) {
                        list = name;
                        if (!Double.isNaN(now) || !Double.isNaN(timestamp) && address != null) {
                            break;
                        }
                    } else if (value.isNumeric() && name.equals("now")) {
                        now = Units.seconds(Units.number(json));
                    } else if (value.isNumeric() && name.equals("timestamp")) {
                        timestamp = Units.number(json);
                    } else if (value == JsonToken.VALUE_STRING && name.equals("icao")) {
                        address = json.getText();
                    } else if (name.equals("hex")) {
                        break;
                    }
                    json.skipChildren();
                }
            } catch (IOException e) {
                // What was found before the damage counts; the damage is found again when the value is read.
            }
            return new Kind(list, "trace".equals(list) ? timestamp : now, address);
        }

        private static boolean isList(String name) {
            return name.equals("aircraft") || name.equals("ac") || name.equals("trace");
        }
    }
}
