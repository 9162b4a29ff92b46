package dev.slipstream.ingest.provider.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The polls in JSON: values one after the other, be it a line each, or the elements of one array. An object with
 * {@code states} or {@code path}, and an array of arrays or objects, is an answer; other objects and arrays are rows.
 *
 * <p>A value that is not whole is a poll of its own, so that the damage is found and counted as it is. If it lies
 * within one line, what stands on the next is read again; else it goes to the end of the file. A comma between values
 * counts as blank. Of an array that is larger than bodies may be, each element is a value; what else is too large is
 * cut so that it is refused for its size.
 */
final class JsonPolls implements RecordedPolls {
    static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** How far the reader looks at what it does not know before it complains; it may be half a word that it knows. */
    private static final int LONGEST_COMPLAINT = 512;

    private final RecordedBytes text;
    private final List<byte[]> parts = new ArrayList<>();
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
    private final TimeSpan span = new TimeSpan();
    private int place;
    private int values;
    private int openArrays;
    private boolean namedRows;
    private boolean tooLarge;
    private boolean ended;

    /** @param first where the first value begins */
    JsonPolls(RecordedBytes text, int first) {
        this.text = text;
        this.place = first;
    }

    /** The first polls are held until there is a second value, since one by itself is the file as it is. */
    @Override
    public List<byte[]> next() {
        while (!ended && (parts.isEmpty() || values < 2)) {
            skipBetween();
            if (place == text.size()) {
                end();
            } else {
                readValue();
            }
        }
        List<byte[]> found = List.copyOf(parts);
        parts.clear();
        return found;
    }

    private void end() {
        ended = true;
        endRows();
        boolean isOneByItself = values == 1 && !namedRows;
        if (parts.size() < 2 && isOneByItself && text.isWholeFile()) {
            parts.clear();
            parts.add(text.copy(0, text.size()));
        }
    }

    private void skipBetween() {
        place = text.skipBlanks(place);
        while (place < text.size() && (text.at(place) == ',' || openArrays > 0 && text.at(place) == ']')) {
            openArrays -= text.at(place) == ']' ? 1 : 0;
            place = text.skipBlanks(place + 1);
        }
    }

    private void readValue() {
        if (values > 0) {
            text.pass(place);
            place = 0;
        }
        int begin = place;
        Element element = readElement();
        if (element != null) {
            values++;
            add(element, begin);
        } else if (tooLarge) {
            passTooLarge();
        } else {
            passDamage();
        }
    }

    /** Null when it is damaged, or too large; {@link #place} is after a whole one. */
    private @Nullable Element readElement() {
        while (true) {
            try (JsonParser json = JSON.createParser(text.buffer(), text.offset() + place, text.size() - place)) {
                Element element = Element.read(json, json.nextToken());
                int end = place + (int) json.currentLocation().getByteOffset();
                if (end < text.size() || !text.fill()) {
                    place = end;
                    return element;
                }
            } catch (IOException e) {
                if (!endIsInTheWay(e) || !text.fill()) {
                    tooLarge = endIsInTheWay(e) && !text.isEnded();
                    return null;
                }
            }
        }
    }

    /** Whether more bytes could mend it. */
    private boolean endIsInTheWay(IOException e) {
        JsonLocation at = e instanceof JsonProcessingException ? ((JsonProcessingException) e).getLocation() : null;
        return e instanceof JsonEOFException
                || at != null && at.getByteOffset() + LONGEST_COMPLAINT > text.size() - place;
    }

    private void passTooLarge() {
        text.pass(place);
        place = 0;
        if (text.fill()) {
            return;
        }
        values++;
        int inside = text.skipBlanks(1);
        if (text.at(0) == '[' && inside < text.size() && (text.at(inside) == '{' || text.at(inside) == '[')) {
            openArrays++;
            place = inside;
            return;
        }
        endRows();
        parts.add(text.copy(0, text.size()));
        if (text.lineEnd(0) < text.size()) {
            text.passAll();
        } else {
            text.passLine();
        }
    }

    private void passDamage() {
        values++;
        endRows();
        int lineEnd = text.lineEnd(place);
        boolean isOverlong = lineEnd == text.size() && !text.isEnded();
        int next = text.skipBlanks(lineEnd);
        boolean withinLine = isOverlong || !isCut(place, lineEnd) || isWhole(next, text.lineEnd(next));
        if (!withinLine) {
            text.fillAll();
        }
        int end = withinLine ? lineEnd : text.size();
        parts.add(text.copy(place, end));
        place = end;
        if (isOverlong) {
            text.pass(end);
            text.passLine();
            place = 0;
        } else if (!withinLine && !text.isEnded()) {
            text.passAll();
            place = 0;
        }
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
        try (JsonParser json = JSON.createParser(text.buffer(), text.offset() + begin, end - begin)) {
            JsonToken token = json.nextToken();
            json.skipChildren();
            return token != null && json.nextToken() == null;
        }
    }

    /** @param begin where it begins; {@link #place} is after it */
    private void add(Element element, int begin) {
        namedRows |= element.kind() == Element.Kind.NAMED_ROW;
        switch (element.kind()) {
            case ANSWER, OTHER -> {
                endRows();
                parts.addAll(TrackPolls.of(text.copy(begin, place)));
            }
            case ROWS -> {
                endRows();
                parts.addAll(new ArrayPolls(text.buffer(), text.offset() + begin, text.offset() + place).read());
            }
            case ROW, NAMED_ROW -> addRow(element.seconds(), begin);
        }
    }

    private void addRow(double seconds, int begin) {
        if (span.wouldBeTooLongWith(seconds) || rows.size() + place - begin > LARGEST_PART) {
            endRows();
        }
        span.add(seconds);
        rows.write(rows.size() == 0 ? '[' : ',');
        rows.write(text.buffer(), text.offset() + begin, place - begin);
    }

    private void endRows() {
        if (rows.size() > 0) {
            rows.write(']');
            parts.add(rows.toByteArray());
            rows.reset();
        }
        span.clear();
    }
}
