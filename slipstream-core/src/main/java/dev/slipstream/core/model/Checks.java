package dev.slipstream.core.model;

/** Guards for compact constructors: a broken invariant is our bug, never a data error. */
final class Checks {

    private Checks() {}

    static String requireText(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Cannot use a blank " + name);
        }
        return value;
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** As above; the text is only put together when it is needed, as these are made by the million. */
    static void require(boolean holds, String message, double value) {
        if (!holds) {
            throw new IllegalArgumentException(message + ' ' + value);
        }
    }

    static void require(boolean holds, String message, long value) {
        if (!holds) {
            throw new IllegalArgumentException(message + ' ' + value);
        }
    }
}
