package dev.slipstream.ingest.provider.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.ingest.provider.CaptureParser;
import dev.slipstream.ingest.provider.CsvCells;
import dev.slipstream.ingest.provider.Excerpt;
import dev.slipstream.ingest.provider.ItemSpan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads two shapes. A table: a line {@code #map field=column,…} ({@link ColumnMapping}), the header, then a row per
 * line, each with anything in it an item. Or an array of objects, each an item, with the keys and units of the library
 * "traffic": {@code timestamp} in milliseconds, {@code altitude} in feet, {@code groundspeed} in knots, {@code
 * vertical_rate} in feet per minute. Holds no state between captures; for one thread.
 */
public final class HistoryParser implements CaptureParser {
    /** Grows when the same captures give other items. */
    public static final int VERSION = 1;

    /** What the first line of a table begins with. */
    public static final String MAP = "#map ";

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

    private static final ColumnMapping TRAJECTORIES = ColumnMapping.trajectories();
    private static final int LONGEST_ROW_BYTES = 10_000;
    private static final int SHOWN_BYTES = 80;

    private int items;
    private ItemSpan span = ItemSpan.NONE;

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
        int first = CsvCells.skipBlanks(body);
        if (capture.status() != 200) {
            refuse(capture, out, RejectReason.UNREADABLE_BODY, "HTTP " + capture.status() + ": " + show(body));
        } else if (first < body.length && body[first] == '[') {
            readArray(capture, out);
        } else if (startsWith(body, first, MAP)) {
            readTable(first, capture, out);
        } else if (first == body.length || isBeginOf(body, first, MAP)) {
            refuse(capture, out, RejectReason.TRUNCATED_BODY, "ends after " + body.length + " bytes");
        } else {
            refuse(
                    capture,
                    out,
                    RejectReason.UNREADABLE_BODY,
                    "neither an array nor a table with a mapping: " + show(body));
        }
    }

    private void readTable(int first, Capture capture, Consumer<Item> out) {
        byte[] body = capture.body();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        int mapEnd = CsvCells.lineEnd(body, first);
        int header = Math.min(mapEnd + 1, body.length);
        int headerEnd = CsvCells.lineEnd(body, header);
        if (headerEnd == body.length) {
            refuse(capture, out, RejectReason.TRUNCATED_BODY, "ends before its first row");
            return;
        }
        CsvCells.split(body, header, headerEnd, cells, cell);
        int columns = cells.size();
        ColumnMapping mapping;
        Map<HistoryField, Integer> places;
        try {
            int map = first + MAP.length();
            mapping = ColumnMapping.of(new String(body, map, mapEnd - map, StandardCharsets.UTF_8));
            places = mapping.places(cells);
        } catch (UserError e) {
            refuse(capture, out, RejectReason.UNREADABLE_BODY, String.valueOf(e.getMessage()));
            return;
        }
        int end = headerEnd;
        for (int begin = end + 1; begin < body.length; begin = end + 1) {
            end = CsvCells.lineEnd(body, begin);
            CsvCells.split(body, begin, Math.min(end, begin + LONGEST_ROW_BYTES), cells, cell);
            if (cells.size() > 1 || !cells.get(0).isEmpty()) {
                if (span.wants(items)) {
                    span.begin(begin);
                    span.end(end);
                }
                HistoryRow row = new HistoryRow(mapping);
                judgeLength(row, cells.size(), columns, end - begin, end == body.length);
                places.forEach((field, place) -> {
                    if (place < cells.size() && !CsvCells.isMissing(cells.get(place))) {
                        row.put(field, cells.get(place));
                    }
                });
                out.accept(row.toItem(capture.origin(items++)));
            }
        }
    }

    private static void judgeLength(HistoryRow row, int cells, int columns, int bytes, boolean isLast) {
        if (bytes > LONGEST_ROW_BYTES) {
            row.complain(RejectReason.UNEXPECTED_SHAPE, "a row of " + bytes + " bytes");
        }
        if (cells < columns) {
            row.complain(
                    isLast ? RejectReason.TRUNCATED_BODY : RejectReason.TOO_FEW_FIELDS,
                    cells + " fields where " + columns + " belong");
        }
    }

    private void readArray(Capture capture, Consumer<Item> out) {
        byte[] body = capture.body();
        try (JsonParser json = JSON.createParser(body)) {
            try {
                json.nextToken();
                for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                    readElement(json, token, capture, out);
                }
                if (json.nextToken() != null) {
                    refuse(capture, out, RejectReason.UNREADABLE_BODY, "more follows the array");
                }
            } catch (IOException e) {
                long damage = json.currentLocation().getByteOffset();
                boolean isCut = e instanceof JsonEOFException || damage >= body.length;
                refuse(
                        capture,
                        out,
                        isCut ? RejectReason.TRUNCATED_BODY : RejectReason.UNREADABLE_BODY,
                        isCut ? "ends after " + body.length + " bytes" : "no longer JSON at byte " + damage);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Cannot close a reader of bytes in memory", e);
        }
    }

    private void readElement(JsonParser json, JsonToken token, Capture capture, Consumer<Item> out) throws IOException {
        if (span.wants(items)) {
            span.begin(json.currentTokenLocation().getByteOffset());
        }
        if (token != JsonToken.START_OBJECT) {
            json.finishToken();
            json.skipChildren();
            endItem(json);
            refuse(capture, out, RejectReason.UNEXPECTED_SHAPE, "an element is " + token);
            return;
        }
        HistoryRow row = new HistoryRow(TRAJECTORIES);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            HistoryField field = TRAJECTORIES.field(json.currentName());
            JsonToken value = json.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                json.finishToken();
            }
            if (field != null) {
                put(row, field, json, value);
            }
            json.skipChildren();
        }
        endItem(json);
        out.accept(row.toItem(capture.origin(items++)));
    }

    private void endItem(JsonParser json) {
        if (span.wants(items)) {
            span.end(json.currentLocation().getByteOffset());
        }
    }

    /** NaN is how these files write that there is none. */
    private static void put(HistoryRow row, HistoryField field, JsonParser json, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            if (!CsvCells.isMissing(json.getText())) {
                row.put(field, json.getText());
            }
        } else if (value.isNumeric()) {
            double number = value == JsonToken.VALUE_NUMBER_INT && json.getTextLength() <= 18
                    ? json.getLongValue()
                    : Double.parseDouble(json.getText());
            if (!Double.isNaN(number)) {
                row.put(field, number);
            }
        } else if (value.isBoolean()) {
            row.put(field, value == JsonToken.VALUE_TRUE);
        } else if (value != JsonToken.VALUE_NULL) {
            row.complain(RejectReason.WRONG_TYPE, field.label() + " is " + value);
        }
    }

    private void refuse(Capture capture, Consumer<Item> out, RejectReason reason, String detail) {
        out.accept(Rejected.atArrival(capture.origin(items++), reason, null, detail));
    }

    private static boolean startsWith(byte[] body, int first, String text) {
        return body.length - first >= text.length() && isBeginOf(body, first, text);
    }

    /** Whether the body is the text as far as the shorter of the two goes. */
    private static boolean isBeginOf(byte[] body, int first, String text) {
        int length = Math.min(text.length(), body.length - first);
        return text.startsWith(new String(body, first, length, StandardCharsets.ISO_8859_1));
    }

    private static String show(byte[] body) {
        int length = Math.min(SHOWN_BYTES, body.length);
        return new String(body, 0, length, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}+", " ");
    }
}
