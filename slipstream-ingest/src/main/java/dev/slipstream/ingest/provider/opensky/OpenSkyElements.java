package dev.slipstream.ingest.provider.opensky;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.ingest.provider.CaptureParser;
import java.io.IOException;
import java.util.function.Consumer;

/** Counts the elements of an array that nobody reads yet: each is one refusal. */
final class OpenSkyElements implements CaptureParser {
    private final String detail;

    OpenSkyElements(String detail) {
        this.detail = detail;
    }

    @Override
    public void parse(Capture capture, Consumer<Item> out) {
        int items = 0;
        try (JsonParser json = OpenSkyJson.FACTORY.createParser(capture.body())) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                refuse(capture, items, out, RejectReason.UNREADABLE_BODY, "no array: " + OpenSkyJson.show(capture));
                return;
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                json.finishToken();
                json.skipChildren();
                refuse(capture, items++, out, RejectReason.UNEXPECTED_SHAPE, detail);
            }
            if (json.nextToken() != null) {
                refuse(capture, items, out, RejectReason.UNREADABLE_BODY, "more follows the array");
            }
        } catch (IOException e) {
            refuse(capture, items, out, RejectReason.UNREADABLE_BODY, "not JSON, or no longer");
        }
    }

    private static void refuse(Capture capture, int item, Consumer<Item> out, RejectReason reason, String detail) {
        out.accept(Rejected.atArrival(capture.origin(item), reason, null, detail));
    }
}
