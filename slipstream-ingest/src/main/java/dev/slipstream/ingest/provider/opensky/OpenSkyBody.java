package dev.slipstream.ingest.provider.opensky;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.ingest.provider.CaptureParser;
import dev.slipstream.ingest.provider.Excerpt;
import dev.slipstream.ingest.provider.ItemSpan;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body of which every element becomes one item. When it breaks off or stops being JSON, what came
 * before is kept and one more item says so. Holds no state between captures; for one thread.
 */
abstract class OpenSkyBody implements CaptureParser {
    private int items;
    private ItemSpan span = ItemSpan.NONE;

    /**
     * Reads the value that {@code first} begins, to its end.
     *
     * @param first null when the body is empty
     * @return false when the body is of another kind, which has then been refused
     */
    abstract boolean readValue(@Nullable JsonToken first, JsonParser json, Capture capture, Consumer<Item> out)
            throws IOException;

    @Override
    public final void parse(Capture capture, Consumer<Item> out) {
        items = 0;
        try (JsonParser json = OpenSkyJson.FACTORY.createParser(capture.body())) {
            readBody(json, capture, out);
        } catch (IOException e) {
            refuse(capture, out, RejectReason.UNREADABLE_BODY, "not JSON: " + OpenSkyJson.show(capture));
        }
    }

    @Override
    public final Excerpt excerpt(Capture capture, int item) {
        span = new ItemSpan(item);
        try {
            parse(capture, read -> {});
            return span.in(capture);
        } finally {
            span = ItemSpan.NONE;
        }
    }

    private void readBody(JsonParser json, Capture capture, Consumer<Item> out) {
        JsonToken first = null;
        try {
            first = json.nextToken();
            if (readValue(first, json, capture, out) && json.nextToken() != null) {
                refuse(
                        capture,
                        out,
                        RejectReason.UNREADABLE_BODY,
                        "more follows the answer at " + OpenSkyJson.at(json));
            }
        } catch (IOException e) {
            if (first == null) {
                refuse(capture, out, RejectReason.UNREADABLE_BODY, "not JSON: " + OpenSkyJson.show(capture));
            } else if (e instanceof JsonEOFException || OpenSkyJson.isAtEnd(json, capture)) {
                refuse(capture, out, RejectReason.TRUNCATED_BODY, "ends after " + capture.body().length + " bytes");
            } else {
                refuse(capture, out, RejectReason.UNREADABLE_BODY, "no longer JSON at " + OpenSkyJson.at(json));
            }
        }
    }

    /** Says that the token just read begins the next item. */
    final void beginItem(JsonParser json) {
        if (span.wants(items)) {
            span.begin(json.currentTokenLocation().getByteOffset());
        }
    }

    /** Says that the token just read ends the next item. */
    final void endItem(JsonParser json) {
        if (span.wants(items)) {
            span.end(json.currentLocation().getByteOffset());
        }
    }

    /** The origin of the next item. */
    final Origin nextOrigin(Capture capture) {
        return capture.origin(items++);
    }

    final void refuse(Capture capture, Consumer<Item> out, RejectReason reason, String detail) {
        out.accept(Rejected.atArrival(nextOrigin(capture), reason, null, detail));
    }
}
