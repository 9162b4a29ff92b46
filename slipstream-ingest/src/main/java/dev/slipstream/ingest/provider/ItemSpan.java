package dev.slipstream.ingest.provider;

import dev.slipstream.core.model.Capture;

/**
 * Notes where one item begins and ends while a body is read, so that an excerpt comes from the same
 * reading as the items. For one thread.
 *
 * <pre>{@code
 * if (span.wants(item)) {
 *     span.begin(offset);
 * }
 * …                              // reads the element
 * if (span.wants(item)) {
 *     span.end(offset);
 * }
 * }</pre>
 */
public final class ItemSpan {
    /** Wants no item. */
    public static final ItemSpan NONE = new ItemSpan(-1);

    private static final long UNKNOWN = -1;

    private final int wanted;
    private long from = UNKNOWN;
    private long to = UNKNOWN;

    /** @param wanted the item's index */
    public ItemSpan(int wanted) {
        this.wanted = wanted;
    }

    /** Whether the item of this index is the one to note. */
    public boolean wants(int item) {
        return item == wanted;
    }

    /** @param offset the item's first byte */
    public void begin(long offset) {
        from = offset;
    }

    /** @param offset after the item's last byte */
    public void end(long offset) {
        to = offset;
    }

    /**
     * What was noted: an item that never ended goes on to the end of the body, one of which nothing was
     * noted, as a body that could not be read, is the whole body.
     */
    public Excerpt in(Capture capture) {
        int length = capture.body().length;
        if (from < 0 || from > length) {
            return Excerpt.whole(capture);
        }
        return new Excerpt((int) from, to < from || to > length ? length : (int) to);
    }
}
