package dev.slipstream.ingest.bulk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.slipstream.ingest.provider.file.RecordedBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The points of readsb's traces, one trace after the other. What stands around the points is repeated in each capture;
 * of a trace that breaks off, the rest after the last whole point is an element too.
 */
final class TraceElements extends BulkElements {
    private final ValueWindow values;
    private final List<Point> points = new ArrayList<>();
    private Envelope envelope = Envelope.of("", ",", "");
    private int listBegin;
    private int listEnd;
    private double timestamp;
    private boolean whole;
    private int next;

    /** A point, by its places counted from where the trace begins. */
    private record Point(int begin, int end, double seconds) {}

    TraceElements(RecordedBytes text) {
        this.values = new ValueWindow(text);
    }

    @Override
    boolean next() {
        while (next >= points.size()) {
            if (!values.seek(true)) {
                return false;
            }
            readTrace();
        }
        Point point = points.get(next++);
        double time = timestamp + point.seconds();
        int origin = values.from();
        found(values.text().buffer(), origin + point.begin(), origin + point.end(), time, time);
        if (next == points.size() && !whole) {
            foundDamage();
        }
        return true;
    }

    private void readTrace() {
        next = 0;
        whole = values.read(this::readPoints);
        if (!whole) {
            values.takeDamage();
            points.add(new Point(damageBegin(), values.to() - values.from(), Double.NaN));
        } else if (listBegin < 0) {
            points.add(new Point(0, values.to() - values.from(), Double.NaN));
        }
        int origin = values.from();
        byte[] buffer = values.text().buffer();
        envelope = listBegin < 0
                ? Envelope.of("", "", "")
                : new Envelope(
                        slice(buffer, origin, origin + listBegin),
                        Envelope.bytes(","),
                        whole ? slice(buffer, origin + listEnd, values.to()) : Envelope.bytes("]}"));
    }

    /** After the last whole point and its comma. */
    private int damageBegin() {
        int end = values.to() - values.from();
        int place = points.isEmpty()
                ? Math.max(listBegin, 0)
                : points.get(points.size() - 1).end();
        while (place < end && (values.at(place) <= ' ' && values.at(place) >= 0 || values.at(place) == ',')) {
            place++;
        }
        return place;
    }

    private static byte[] slice(byte[] from, int begin, int end) {
        return Arrays.copyOfRange(from, begin, end);
    }

    private void readPoints(JsonParser json, JsonToken first) throws IOException {
        points.clear();
        timestamp = Double.NaN;
        listBegin = -1;
        listEnd = -1;
        if (first != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("trace") && value == JsonToken.START_ARRAY) {
                readList(json);
            } else if (name.equals("timestamp") && value.isNumeric()) {
                timestamp = json.getDoubleValue();
            } else {
                json.finishToken();
                json.skipChildren();
            }
        }
    }

    private void readList(JsonParser json) throws IOException {
        listBegin = (int) json.currentLocation().getByteOffset();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            int begin = (int) json.currentTokenLocation().getByteOffset();
            double seconds = Double.NaN;
            if (token == JsonToken.START_ARRAY) {
                JsonToken value = json.nextToken();
                seconds = value.isNumeric() ? json.getDoubleValue() : Double.NaN;
                while (value != JsonToken.END_ARRAY) {
                    json.finishToken();
                    json.skipChildren();
                    value = json.nextToken();
                }
            } else {
                json.finishToken();
                json.skipChildren();
            }
            points.add(new Point(begin, (int) json.currentLocation().getByteOffset(), seconds));
        }
        listEnd = (int) json.currentTokenLocation().getByteOffset();
    }

    @Override
    Envelope envelope() {
        return envelope;
    }

    @Override
    @Nullable
    String problem() {
        return values.text().problem();
    }
}
