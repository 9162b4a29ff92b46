package dev.slipstream.ingest.provider.positions;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a {@code text/event-stream}: lines up to and with an empty one. {@link #next} moves to the next
 * block, then its fields can be asked. For one thread.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream">WHATWG HTML,
 *     9.2.5</a>
 */
final class EventBlocks {
    private static final int NONE = -1;

    private final byte[] bytes;
    private final int length;
    private int place;
    private @Nullable String id;
    private @Nullable StringBuilder data;
    private long retryMillis;
    private boolean complete;
    private boolean saysSomething;

    /** @param length how many of {@code bytes} count */
    EventBlocks(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
        // A byte order mark at the beginning is not part of the first line.
        place = length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF ? 3 : 0;
    }

    /** Whether there was another block, be it unfinished. */
    boolean next() {
        if (place >= length) {
            return false;
        }
        id = null;
        data = null;
        retryMillis = NONE;
        complete = false;
        saysSomething = false;
        while (place < length && !complete) {
            int begin = place;
            int end = begin;
            while (end < length && bytes[end] != '\n' && bytes[end] != '\r') {
                end++;
            }
            place = end;
            if (end == length) {
                saysSomething |= bytes[begin] != ':';
                return true;
            }
            boolean two = bytes[end] == '\r' && end + 1 < length && bytes[end + 1] == '\n';
            place += two ? 2 : 1;
            if (begin == end) {
                complete = true;
            } else if (bytes[begin] != ':') {
                saysSomething = true;
                readField(begin, end);
            }
        }
        return true;
    }

    /** Where the block ends: after its empty line. */
    int end() {
        return place;
    }

    /** Whether its empty line has come. */
    boolean isComplete() {
        return complete;
    }

    /** Whether there is more than comments in it. */
    boolean saysSomething() {
        return saysSomething;
    }

    /** The event's id; null when it has none. */
    @Nullable
    String id() {
        return id;
    }

    /** The event's data; null when the block is no event. */
    @Nullable
    String data() {
        return data == null ? null : data.toString();
    }

    /** How long to wait before the next connection; negative when the block does not say. */
    long retryMillis() {
        return retryMillis;
    }

    private void readField(int begin, int end) {
        int colon = begin;
        while (colon < end && bytes[colon] != ':') {
            colon++;
        }
        int value = colon < end ? colon + 1 : end;
        if (value < end && bytes[value] == ' ') {
            value++;
        }
        String name = new String(bytes, begin, colon - begin, StandardCharsets.UTF_8);
        String text = new String(bytes, value, end - value, StandardCharsets.UTF_8);
        switch (name) {
            case "data" ->
                data = data == null
                        ? new StringBuilder(text)
                        : data.append('\n').append(text);
            case "id" -> id = text.indexOf('\0') < 0 ? text : id;
            case "retry" -> retryMillis = text.matches("[0-9]{1,9}") ? Long.parseLong(text) : retryMillis;
            default -> {}
        }
    }
}
