package dev.slipstream.core.config;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Spans of time as people write them: {@code 500ms}, {@code 10s}, {@code 1h30m}, {@code 7d}. */
public final class Durations {

    private static final Pattern WHOLE = Pattern.compile("((\\d{1,12}|\\d{1,12}\\.\\d{1,3}(?= ?s)) ?(ms|s|m|h|d) ?)+");
    private static final Pattern PART = Pattern.compile("(\\d{1,12})(?:\\.(\\d{1,3}))? ?(ms|s|m|h|d)");

    private record Unit(String name, long millis) {}

    /** Largest first, which is the order of writing. */
    private static final List<Unit> UNITS = List.of(
            new Unit("d", 86_400_000L),
            new Unit("h", 3_600_000L),
            new Unit("m", 60_000L),
            new Unit("s", 1_000L),
            new Unit("ms", 1L));

    private Durations() {}

    /** Reads what {@link #text} writes, and seconds with decimals ({@code 86.4s}); a number needs its unit. */
    public static Duration parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("is not a span of time such as 500ms, 10s, 5m, 1h30m or 7d");
        }
        try {
            long millis = 0;
            for (Matcher part = PART.matcher(text); part.find(); ) {
                long count = Long.parseLong(part.group(1));
                millis = Math.addExact(millis, Math.multiplyExact(count, millisOf(part.group(3))));
                millis = Math.addExact(millis, decimals(part.group(2)));
            }
            return Duration.ofMillis(millis);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("is longer than time is counted here", e);
        }
    }

    /** To the millisecond; {@code 0s} for none. */
    public static String text(Duration duration) {
        StringBuilder text = new StringBuilder();
        long left = duration.toMillis();
        for (Unit unit : UNITS) {
            long count = left / unit.millis();
            left %= unit.millis();
            if (count > 0) {
                text.append(count).append(unit.name());
            }
        }
        return text.isEmpty() ? "0s" : text.toString();
    }

    /** Seconds alone have decimals. */
    private static long decimals(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong((digits + "00").substring(0, 3));
    }

    private static long millisOf(String name) {
        return UNITS.stream()
                .filter(unit -> unit.name().equals(name))
                .findFirst()
                .orElseThrow()
                .millis();
    }
}
