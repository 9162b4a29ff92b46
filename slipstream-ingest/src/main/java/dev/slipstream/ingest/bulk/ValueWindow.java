package dev.slipstream.ingest.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.slipstream.ingest.provider.file.RecordedBytes;
import java.io.IOException;

/**
 * Reads one JSON value after the other out of a file that may be larger than memory; a value may have 64 MB. For one
 * thread.
 */
final class ValueWindow {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(1_000)
                    .maxStringLength(100_000)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    /** How far the reader looks at what it does not know before it complains; it may be half a word that it knows. */
    private static final int LONGEST_COMPLAINT = 512;

    private final RecordedBytes text;
    private int begin;
    private int end;

    /** What is done with the tokens of a value. */
    interface Reading {
        /** Reads the value that {@code first} begins, to its end; called again from the start when more bytes came. */
        void read(JsonParser json, JsonToken first) throws IOException;
    }

    ValueWindow(RecordedBytes text) {
        this.text = text;
    }

    RecordedBytes text() {
        return text;
    }

    /** Where the value begins in {@link RecordedBytes#buffer}. */
    int from() {
        return text.offset() + begin;
    }

    /** Where it ends. */
    int to() {
        return text.offset() + end;
    }

    /** The byte so many after the value's beginning. */
    byte at(int place) {
        return text.at(begin + place);
    }

    /** Goes to the next byte of a value, past blanks, commas and the brackets of lists; false at the end. */
    boolean seek(boolean isInArray) {
        text.pass(end);
        begin = text.skipBlanks(0);
        while (begin < text.size() && (text.at(begin) == ',' || isInArray && isBracket(text.at(begin)))) {
            begin = text.skipBlanks(begin + 1);
        }
        text.pass(begin);
        begin = 0;
        end = 0;
        return text.size() > 0;
    }

    private static boolean isBracket(byte b) {
        return b == '[' || b == ']';
    }

    /** Whether the value could be read; if not, nothing has moved. */
    boolean read(Reading reading) {
        while (true) {
            try (JsonParser json = JSON.createParser(text.buffer(), text.offset(), text.size())) {
                JsonToken first = json.nextToken();
                json.finishToken();
                reading.read(json, first);
                int after = (int) json.currentLocation().getByteOffset();
                if (after < text.size() || !text.fill()) {
                    end = after;
                    return true;
                }
            } catch (IOException e) {
                if (!endIsInTheWay(e) || !text.fill()) {
                    return false;
                }
            }
        }
    }

    /** Whether more bytes could mend it. */
    private boolean endIsInTheWay(IOException e) {
        JsonLocation at = e instanceof JsonProcessingException known ? known.getLocation() : null;
        return e instanceof JsonEOFException || at != null && at.getByteOffset() + LONGEST_COMPLAINT > text.size();
    }

    /**
     * Takes what cannot be read for a value: the line, when the next line is a value by itself, else all that follows.
     *
     * @return whether it was a line
     */
    boolean takeDamage() {
        int line = text.lineEnd(0);
        int next = text.skipBlanks(line);
        if (next < text.size() && isWhole(next, text.lineEnd(next))) {
            end = line;
            return true;
        }
        text.fillAll();
        end = text.size();
        return false;
    }

    private boolean isWhole(int from, int to) {
        try (JsonParser json = JSON.createParser(text.buffer(), text.offset() + from, to - from)) {
            JsonToken token = json.nextToken();
            boolean isStruct = token != null && token.isStructStart();
            json.skipChildren();
            JsonToken after = isStruct ? json.nextToken() : null;
            return isStruct && after == null;
        } catch (JsonProcessingException e) {
            // A row of an array is followed by a comma.
            return text.at(from) == '{'
                    && e.getLocation() != null
                    && text.at(Math.min(to - 1, text.size() - 1)) == ','
                    && isWhole(from, to - 1);
        } catch (IOException e) {
            return false;
        }
    }

    /** No more than so many bytes of the value are kept; returns how many are passed over. */
    int keep(int most) {
        return Math.max(0, end - most);
    }
}
