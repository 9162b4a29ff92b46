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
}
