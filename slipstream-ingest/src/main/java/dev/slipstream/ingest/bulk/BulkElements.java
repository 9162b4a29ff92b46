package dev.slipstream.ingest.bulk;

import org.jspecify.annotations.Nullable;

/**
 * The elements of a file, one after the other: rows, objects, points. What the methods say is of the element that the
 * last {@link #next} found, and the array must not be kept. For one thread.
 */
abstract class BulkElements {
    private byte[] buffer = new byte[0];
    private int from;
    private int to;
    private double earliest;
    private double latest;
    private boolean damaged;
    private long passedOver;

    /** Goes to the next element; false when there is none. */
    abstract boolean next();

    /** What stands around the element. */
    abstract Envelope envelope();

    final void found(byte[] in, int begin, int end, double since, double until) {
        buffer = in;
        from = begin;
        to = end;
        earliest = since;
        latest = until;
        damaged = false;
    }

    /** Nothing after this element can be read as belonging to its envelope. */
    final void foundDamage() {
        damaged = true;
    }

    /** Bytes that are too damaged to keep. */
    final void passOver(long bytes) {
        passedOver += bytes;
    }

    final byte[] buffer() {
        return buffer;
    }

    final int from() {
        return from;
    }

    final int to() {
        return to;
    }

    /** The earliest event time in the element, seconds since 1970; NaN when it says none. */
    final double earliest() {
        return earliest;
    }

    /** The latest event time in the element, seconds since 1970; NaN when it says none. */
    final double latest() {
        return latest;
    }

    final boolean isDamaged() {
        return damaged;
    }

    /** How many bytes so far were too damaged to be kept. */
    final long passedOver() {
        return passedOver;
    }

    /** Why the rest of the file could not be read; null when it could. */
    abstract @Nullable String problem();
}
