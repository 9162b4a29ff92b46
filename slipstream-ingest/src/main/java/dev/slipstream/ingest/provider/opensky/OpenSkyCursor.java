package dev.slipstream.ingest.provider.opensky;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Where a source goes on after a restart.
 *
 * @param lastCallAt when its last call that brought something began
 * @param next the place in the round of the request that comes next, from 0
 */
record OpenSkyCursor(Instant lastCallAt, int next) {

    /** Reads what {@link #text} writes; empty for anything else. */
    static Optional<OpenSkyCursor> parse(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        try {
            int next = Integer.parseInt(text.substring(space + 1));
            return Optional.of(new OpenSkyCursor(Instant.parse(text.substring(0, space)), Math.max(0, next)));
        } catch (DateTimeParseException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    String text() {
        return lastCallAt + " " + next;
    }
}
