package dev.slipstream.ingest.provider;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import java.util.function.Consumer;

/**
 * Reads captures of one source in order: a fold from decoder state and capture to decoder state and
 * items. The same captures in the same order give the same items, whatever the clock says.
 *
 * <p>An instance holds the decoder state of one source and serves one thread. It never throws for
 * bad data: each element of the answer becomes one item, and a body that cannot be read becomes one
 * {@link dev.slipstream.core.model.Rejected}. Item indexes count up from 0 without gaps.
 */
public interface CaptureParser {

    /** Emits the items of {@code capture} in the order in which they stand in it. */
    void parse(Capture capture, Consumer<Item> items);

    /**
     * The bytes that item number {@code item} of {@link #parse} was read from: a row of an array, a line,
     * an event. An item that speaks of the whole body, such as the refusal of a page of HTML, is the whole
     * body; so is every item of a parser that does not say better. Forgets the decoder state.
     */
    default Excerpt excerpt(Capture capture, int item) {
        return Excerpt.whole(capture);
    }
}
