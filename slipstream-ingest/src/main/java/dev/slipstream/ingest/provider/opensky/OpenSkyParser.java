package dev.slipstream.ingest.provider.opensky;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.ingest.provider.CaptureParser;
import dev.slipstream.ingest.provider.Excerpt;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads whatever OpenSky answers, live or recorded, each shape with its own reader: states ({@link OpenSkyStates}),
 * tracks ({@link OpenSkyTrack}), rows of the history database ({@link OpenSkyTable}) and flights ({@link OpenSkyFlights}). An answer with
 * another status than 200 is one item, but for 404 to a question for flights or a track, which says that there is
 * none. Holds no state between captures; for one thread.
 *
 * @see OpenSkyShape
 */
public final class OpenSkyParser implements CaptureParser {
    /** Grows when the same captures give other items. */
    public static final int VERSION = 1;

    private static final int NOT_FOUND = 404;
    private static final int LONGEST_NOTHING = 80;

    private final CaptureParser states = new OpenSkyStates();
    private final CaptureParser tracks = new OpenSkyTrack();
    private final CaptureParser table = new OpenSkyTable();
    private final CaptureParser flights = new OpenSkyFlights();

    @Override
    public void parse(Capture capture, Consumer<Item> out) {
        OpenSkyShape shape = OpenSkyShape.of(capture);
        if (capture.status() == NOT_FOUND
                && (shape == OpenSkyShape.FLIGHTS || shape == OpenSkyShape.TRACK)
                && saysNothing(capture.body())) {
            return;
        }
        if (capture.status() != 200) {
            out.accept(Rejected.atArrival(
                    capture.origin(0),
                    RejectReason.UNREADABLE_BODY,
                    null,
                    "HTTP " + capture.status() + ": " + OpenSkyJson.show(capture)));
            return;
        }
        readerOf(shape).parse(capture, out);
    }

    @Override
    public Excerpt excerpt(Capture capture, int item) {
        return capture.status() == 200
                ? readerOf(OpenSkyShape.of(capture)).excerpt(capture, item)
                : Excerpt.whole(capture);
    }

    /** A proxy's error page says something else than that nothing was found. */
    private static boolean saysNothing(byte[] body) {
        return body.length <= LONGEST_NOTHING
                && new String(body, StandardCharsets.UTF_8)
                        .replaceAll("\\s", "")
                        .matches("(\\[\\])?");
    }

    private CaptureParser readerOf(OpenSkyShape shape) {
        return switch (shape) {
            case STATES -> states;
            case TRACK -> tracks;
            case TABLE -> table;
            case FLIGHTS -> flights;
        };
    }
}
