package dev.slipstream.core.config;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of each day in which something may happen, on a zone's clocks.
 *
 * @param windows in the order of the day, apart from each other; none means the whole day
 * @param zone whose clocks; on the day that they change, a window is as long as they make it
 */
public record DailyWindows(List<Window> windows, ZoneId zone) {

    private static final int DAY_SECONDS = 86_400;

    /**
     * From a second of the day to before another, which is on the next day unless it is later.
     *
     * @param from 0 to 86,399
     * @param to 1 to 86,400
     */
    public record Window(int from, int to) {

        public Window {
            if (from < 0 || from >= DAY_SECONDS || to < 1 || to > DAY_SECONDS || from == to) {
                throw new IllegalArgumentException("is not a part of a day such as 09:00-16:00");
            }
        }

        /** Up to a day. */
        public Duration length() {
            return Duration.ofSeconds(from < to ? to - from : DAY_SECONDS - from + to);
        }

        /** The first second of it. */
        public LocalTime start() {
            return LocalTime.ofSecondOfDay(from);
        }

        private boolean contains(int second) {
            return from < to ? second >= from && second < to : second >= from || second < to;
        }

        @Override
        public String toString() {
            return clock(from) + "-" + clock(to);
        }
    }

    public DailyWindows {
        windows = List.copyOf(windows);
    }

    /** All day. */
    public static final DailyWindows ALWAYS = new DailyWindows(List.of(), ZoneOffset.UTC);

    /** Whether {@code time} on the zone's clocks is in a window, or there is none. */
    public boolean isOpen(LocalTime time) {
        return windows.isEmpty() || windows.stream().anyMatch(window -> window.contains(time.toSecondOfDay()));
    }

    /**
     * Reads {@code 09:00-16:00,18:30-24:00}, where windows may pass midnight but not overlap; empty is none.
     *
     * @throws IllegalArgumentException with a clause that says what is wrong
     */
    public static List<Window> parse(String text) {
        List<Window> windows = Stream.of(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(DailyWindows::window)
                .sorted(Comparator.comparingInt(Window::from))
                .toList();
        for (Window one : windows) {
            for (Window other : windows) {
                if (one != other && one.contains(other.from())) {
                    throw new IllegalArgumentException("has windows that overlap: " + one + " and " + other);
                }
            }
        }
        return windows;
    }

    /** How long each window of a day of 24 hours is; one of 24 hours where there is none. */
    public List<Duration> lengths() {
        return windows.isEmpty()
                ? List.of(Duration.ofDays(1))
                : windows.stream().map(Window::length).toList();
    }

    @Override
    public String toString() {
        return windows.isEmpty()
                ? "all day"
                : windows.stream().map(Window::toString).collect(Collectors.joining(",")) + " " + zone;
    }

    private static Window window(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("is not a part of a day such as 09:00-16:00");
        }
        int from = second(ends[0].strip());
        int to = second(ends[1].strip());
        return new Window(from, to == 0 ? DAY_SECONDS : to);
    }

    private static int second(String text) {
        if (text.matches("([01]?\\d|2[0-3]):[0-5]\\d|24:00")) {
            String[] parts = text.split(":", -1);
            return Integer.parseInt(parts[0]) * 3600 + Integer.parseInt(parts[1]) * 60;
        }
        throw new IllegalArgumentException("has '" + text + "', which is not a time such as 09:05");
    }

    private static String clock(int second) {
        String minutes = "0" + second / 60 % 60;
        return second / 36_000 + "" + second / 3600 % 10 + ":" + minutes.substring(minutes.length() - 2);
    }
}
