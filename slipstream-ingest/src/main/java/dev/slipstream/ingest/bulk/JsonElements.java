package dev.slipstream.ingest.bulk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.slipstream.ingest.provider.file.RecordedBytes;
import java.io.IOException;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The objects of a file, be it one per line, one after the other, or the elements of one array. */
final class JsonElements extends BulkElements {
    /** Of what is damaged and has no whole beginning no more than this is kept. */
    private static final int MOST_DAMAGE = 64 * 1024;

    private static final int LONGEST_TIME = 40;

    private final ValueWindow values;
    private final Envelope envelope;
    private final Shape shape;
    private final String timeKey;
    private final ToDoubleFunction<String> seconds;
    private double time;
    private double age;
    private double oldest;
    private boolean hasList;

    /** Whether objects can stand each on its own line, or must be in an array. */
    enum Shape {
        LINES,
        ARRAY
    }

    /**
     * @param timeKey the key of an object's time
     * @param seconds makes seconds since 1970 of it
     */
    JsonElements(RecordedBytes text, Shape shape, String timeKey, ToDoubleFunction<String> seconds) {
        this.values = new ValueWindow(text);
        this.shape = shape;
        this.envelope = shape == Shape.LINES ? Envelope.of("", "\n", "\n") : Envelope.of("[", ",", "]");
        this.timeKey = timeKey;
        this.seconds = seconds;
    }

    @Override
    boolean next() {
        if (!values.seek(true)) {
            return false;
        }
        if (values.read(this::readTimes)) {
            found(values.to());
        } else {
            takeDamage();
        }
        return true;
    }

    private void takeDamage() {
        boolean isLine = values.takeDamage();
        int end = values.to();
        if (shape == Shape.ARRAY || isLine) {
            int over = values.keep(MOST_DAMAGE);
            passOver(over);
            end -= over;
        }
        found(end);
        if (shape == Shape.ARRAY || !isLine) {
            foundDamage();
        }
    }

    private void found(int end) {
        double latest = time - (hasList ? 0 : age);
        found(values.text().buffer(), values.from(), end, hasList ? time - oldest : latest, latest);
    }

    /** {@code seen} is an age: of the object, or of those in its list. */
    private void readTimes(JsonParser json, JsonToken first) throws IOException {
        time = Double.NaN;
        age = 0;
        oldest = 0;
        hasList = false;
        int depth = first.isStructStart() ? 1 : 0;
        while (depth > 0) {
            JsonToken token = json.nextToken();
            if (token == null) {
                throw new JsonEOFException(json, null, "the value does not end");
            }
            if (token.isStructStart()) {
                depth++;
                hasList |= depth == 2 && isListOfAircraft(json.currentName());
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token.isScalarValue()) {
                json.finishToken();
                look(json, token, depth);
            }
        }
    }

    private static boolean isListOfAircraft(@Nullable String name) {
        return "aircraft".equals(name) || "ac".equals(name);
    }

    private void look(JsonParser json, JsonToken token, int depth) throws IOException {
        String name = json.currentName();
        if (name == null) {
            return;
        }
        if (depth == 1 && name.equals(timeKey)) {
            time = json.getTextLength() > LONGEST_TIME ? Double.NaN : seconds.applyAsDouble(json.getText());
        } else if (shape == Shape.LINES && name.equals("seen") && token.isNumeric()) {
            double seen = json.getDoubleValue();
            age = depth == 1 ? seen : age;
            oldest = Math.max(oldest, seen);
        }
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
