package dev.slipstream.app.cli;

import java.util.Locale;

/**
 * What one check found.
 *
 * @param fix what to do, or empty
 */
record Finding(Level level, String what, String text, String fix) {

    enum Level {
        OK,
        WARN,
        FAIL;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String what, String text) {
        return new Finding(Level.OK, what, text, "");
    }

    static Finding warn(String what, String text, String fix) {
        return new Finding(Level.WARN, what, text, fix);
    }

    static Finding fail(String what, String text, String fix) {
        return new Finding(Level.FAIL, what, text, fix);
    }
}
