package dev.slipstream.ingest.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When a source calls if nothing goes wrong. A window is open while the clock on the wall of {@code zone}
 * shows a time in it: a window within the hour that a day of summer time leaves out does not open on that
 * day, one within the hour that is repeated opens twice.
 *
 * @param every from one call to the next after an answer; above 0
 * @param leastGap from one call to the next in any case, also when trying again; at least 0, at most {@code every}
 * @param between the parts of the day in which to call; empty for always
 * @param zone whose clock the windows mean
 */
public record CallTimes(Duration every, Duration leastGap, List<Window> between, ZoneId zone) {
    /** Two days on which nothing opens do not follow each other; a week is ample. */
    private static final int DAYS_LOOKED_AT = 7;

    public CallTimes {
        between = List.copyOf(between);
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("Cannot call every " + every + ": it must be above 0.");
        }
        if (leastGap.isNegative() || leastGap.compareTo(every) > 0) {
            throw new IllegalArgumentException(
                    "Cannot keep a gap of " + leastGap + " between calls every " + every + ": 0 to that is possible.");
        }
    }

    /** Never sooner than {@code every}, not even when trying again. */
    public CallTimes(Duration every, List<Window> between, ZoneId zone) {
        this(every, every, between, zone);
    }

    /** At any time of the day; never sooner than {@code every}, not even when trying again. */
    public static CallTimes every(Duration every) {
        return new CallTimes(every, List.of(), ZoneOffset.UTC);
    }

    /** The same with another gap that is kept when trying again. */
    public CallTimes withLeastGap(Duration gap) {
        return new CallTimes(every, gap, between, zone);
    }

    public boolean isOpen(Instant instant) {
        LocalTime time = instant.atZone(zone).toLocalTime();
        return between.isEmpty() || between.stream().anyMatch(window -> window.contains(time));
    }

    /** The first instant from {@code earliest} on at which a window is open. */
    public Instant openAt(Instant earliest) {
        if (isOpen(earliest)) {
            return earliest;
        }
        ZoneRules rules = zone.getRules();
        LocalDate today = earliest.atZone(zone).toLocalDate();
        Instant first = Instant.MAX;
        for (int day = 0; day <= DAYS_LOOKED_AT && first.equals(Instant.MAX); day++) {
            for (Window window : between) {
                LocalDateTime start = today.plusDays(day).atTime(window.from());
                for (ZoneOffset offset : rules.getValidOffsets(start)) {
                    first = earlier(first, start.toInstant(offset), earliest);
                }
            }
        }
        // At a change of the clock a window can open in its middle.
        ZoneOffsetTransition change = rules.nextTransition(earliest);
        return change == null ? first : earlier(first, change.getInstant(), earliest);
    }

    /** How long windows are open on a day without a change of the clock. */
    public Duration openPerDay() {
        long minutes = IntStream.range(0, 24 * 60)
                .filter(minute -> between.isEmpty()
                        || between.stream().anyMatch(window -> window.contains(LocalTime.ofSecondOfDay(minute * 60L))))
                .count();
        return Duration.ofMinutes(minutes);
    }

    private Instant earlier(Instant first, Instant candidate, Instant earliest) {
        return candidate.isAfter(earliest) && candidate.isBefore(first) && isOpen(candidate) ? candidate : first;
    }
}
