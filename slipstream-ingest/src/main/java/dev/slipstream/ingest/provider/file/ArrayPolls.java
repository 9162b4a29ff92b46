package dev.slipstream.ingest.provider.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The polls in one whole array: its answers, and its rows cut by time. */
final class ArrayPolls {
    private final byte[] body;
    private final int offset;
    private final int end;
    private final List<byte[]> parts = new ArrayList<>();
    private final TimeSpan span = new TimeSpan();
    private int partBegin = -1;
    private int partEnd = -1;

    /** @param begin where the array's bracket stands */
    ArrayPolls(byte[] body, int begin, int end) {
        this.body = body;
        this.offset = begin;
        this.end = end;
    }

    /** The array itself when there is nothing to cut. */
    List<byte[]> read() {
        try (JsonParser json = JsonPolls.JSON.createParser(body, offset, end - offset)) {
            json.nextToken();
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                int begin = offset + (int) json.currentTokenLocation().getByteOffset();
                Element element = Element.read(json, token);
                add(element, begin, offset + (int) json.currentLocation().getByteOffset());
            }
        } catch (IOException e) {
            throw new IllegalStateException("An array that was read once cannot be read again", e);
        }
        boolean isOnlyRows = parts.isEmpty();
        endRows();
        return isOnlyRows ? List.of(Arrays.copyOfRange(body, offset, end)) : parts;
    }

    private void add(Element element, int begin, int elementEnd) {
        boolean isAnswer = element.kind() == Element.Kind.ANSWER;
        boolean isRows = element.kind() == Element.Kind.ROWS && elementEnd - begin > "[]".length();
        if (isAnswer || isRows) {
            endRows();
            parts.addAll(
                    isRows
                            ? new ArrayPolls(body, begin, elementEnd).read()
                            : TrackPolls.of(Arrays.copyOfRange(body, begin, elementEnd)));
            return;
        }
        if (span.wouldBeTooLongWith(element.seconds())) {
            endRows();
        }
        span.add(element.seconds());
        partBegin = partBegin < 0 ? begin : partBegin;
        partEnd = elementEnd;
    }

    private void endRows() {
        if (partBegin >= 0) {
            byte[] part = new byte[partEnd - partBegin + 2];
            part[0] = '[';
            System.arraycopy(body, partBegin, part, 1, partEnd - partBegin);
            part[part.length - 1] = ']';
            parts.add(part);
        }
        partBegin = -1;
        span.clear();
    }
}
