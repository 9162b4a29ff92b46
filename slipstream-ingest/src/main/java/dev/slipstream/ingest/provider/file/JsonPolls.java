package dev.slipstream.ingest.provider.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The polls in JSON: values one after the other, be it a line each, or the elements of one array. An object with
 * {@code states} or {@code path}, and an array of arrays or objects, is an answer; other objects and arrays are rows.
 *
 * <p>A value that is not whole is a poll of its own, so that the damage is found and counted as it is. If it lies
 * within one line, what stands on the next is read again; else it goes to the end of the file. A comma between values
 * counts as blank.
 */
final class JsonPolls {
    static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final byte[] body;
    private final List<byte[]> parts = new ArrayList<>();
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
    private final TimeSpan span = new TimeSpan();
    private int place;
    private int values;
    private boolean namedRows;

    JsonPolls(byte[] body, int first) {
        this.body = body;
        this.place = first;
    }

    List<byte[]> read() {
        while (place < body.length) {
            readValues();
        }
        endRows();
        boolean isOneByItself = values == 1 && !namedRows;
        return parts.size() < 2 && isOneByItself ? List.of(body) : parts;
    }

    /** As far as they are whole; {@link #place} is then after the damage. */
    private void readValues() {
        int offset = place;
        int begin = place;
        try (JsonParser json = JSON.createParser(body, offset, body.length - offset)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                begin = offset + (int) json.currentTokenLocation().getByteOffset();
                Element element = Element.read(json, token);
                place = offset + (int) json.currentLocation().getByteOffset();
                add(element, begin, place);
                begin = place;
            }
            place = body.length;
        } catch (IOException e) {
            passDamage(skipBlanks(begin));
        }
    }

    private void passDamage(int begin) {
        if (begin < body.length && body[begin] == ',') {
            place = begin + 1;
            return;
        }
        values++;
        endRows();
        int lineEnd = lineEnd(begin);
        int next = skipBlanks(lineEnd);
        boolean withinLine = !isCut(begin, lineEnd) || isWhole(next, lineEnd(next));
        int end = withinLine ? lineEnd : body.length;
        if (begin < end) {
            parts.add(Arrays.copyOfRange(body, begin, end));
        }
        place = skipBlanks(end);
    }

    /** Whether the text is JSON that has not ended, rather than none. */
    private boolean isCut(int begin, int end) {
        try {
            return !isReadable(begin, end);
        } catch (JsonEOFException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isWhole(int begin, int end) {
        try {
            return isReadable(begin, end);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether there is a value, and nothing else. */
    private boolean isReadable(int begin, int end) throws IOException {
        try (JsonParser json = JSON.createParser(body, begin, end - begin)) {
            JsonToken token = json.nextToken();
            json.skipChildren();
            return token != null && json.nextToken() == null;
        }
    }

    private void add(Element element, int begin, int end) {
        values++;
        namedRows |= element.kind() == Element.Kind.NAMED_ROW;
        switch (element.kind()) {
            case ANSWER, OTHER -> {
                endRows();
                addAnswer(begin, end);
            }
            case ROWS -> {
                endRows();
                parts.addAll(new ArrayPolls(body, begin, end).read());
            }
            case ROW, NAMED_ROW -> {
                if (span.wouldBeTooLongWith(element.seconds())) {
                    endRows();
                }
                span.add(element.seconds());
                rows.write(rows.size() == 0 ? '[' : ',');
                rows.write(body, begin, end - begin);
            }
        }
    }

    private void addAnswer(int begin, int end) {
        parts.addAll(TrackPolls.of(Arrays.copyOfRange(body, begin, end)));
    }

    private void endRows() {
        if (rows.size() > 0) {
            rows.write(']');
            parts.add(rows.toByteArray());
            rows.reset();
        }
        span.clear();
    }

    private int lineEnd(int begin) {
        int end = begin;
        while (end < body.length && body[end] != '\n' && body[end] != '\r') {
            end++;
        }
        return end;
    }

    private int skipBlanks(int begin) {
        int at = begin;
        while (at < body.length && body[at] >= 0 && body[at] <= ' ') {
            at++;
        }
        return at;
    }
}
