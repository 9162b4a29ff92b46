package dev.slipstream.ingest.pace;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;

/**
 * A part of each day, by the clock on the wall: {@code 09:00-16:00}; {@code 22:00-02:00} crosses midnight.
 *
 * @param from the first moment of it
 * @param to the first moment after it; midnight is the end of the day
 */
public record Window(LocalTime from, LocalTime to) {

    public Window {
        if (from.equals(to)) {
            throw new IllegalArgumentException(
                    "Cannot use the window " + from + "-" + to + ": it is empty. Leave it out for the whole day.");
        }
    }

    /**
     * Reads {@code 09:00-16:00}; {@code 24:00} is midnight at the end of a day.
     *
     * @throws IllegalArgumentException with a clause that says what is wrong
     */
    public static Window parse(String text) {
        String[] ends = text.split("-", -1);
        try {
            if (ends.length == 2) {
                return new Window(LocalTime.parse(ends[0].strip()), end(ends[1].strip()));
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("is not a window of the day such as 09:00-16:00", e);
        }
        throw new IllegalArgumentException("is not a window of the day such as 09:00-16:00");
    }

    public boolean contains(LocalTime time) {
        return crossesMidnight()
                ? !time.isBefore(from) || time.isBefore(to)
                : !time.isBefore(from) && time.isBefore(to);
    }

    boolean crossesMidnight() {
        return to.isBefore(from);
    }

    private static LocalTime end(String text) {
        return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    @Override
    public String toString() {
        return from + "-" + (to.equals(LocalTime.MIDNIGHT) ? "24:00" : to);
    }
}
