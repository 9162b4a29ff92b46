package dev.slipstream.ingest.pace;

import dev.slipstream.core.config.DailyWindows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * When a source calls if nothing goes wrong. A window is open while the clock on the wall of its zone
 * shows a time in it: a window within the hour that a day of summer time leaves out does not open on that
 * day, one within the hour that is repeated opens twice.
 *
 * @param every from one call to the next after an answer; above 0
 * @param leastGap from one call to the next in any case, also when trying again; at least 0, at most {@code every}
 * @param windows the parts of the day in which to call
 */
public record CallTimes(Duration every, Duration leastGap, DailyWindows windows) {
    /** Two days on which nothing opens do not follow each other; a week is ample. */
    private static final int DAYS_LOOKED_AT = 7;

    public CallTimes {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("Cannot call every " + every + ": it must be above 0.");
        }
        if (leastGap.isNegative() || leastGap.compareTo(every) > 0) {
            throw new IllegalArgumentException(
                    "Cannot keep a gap of " + leastGap + " between calls every " + every + ": 0 to that is possible.");
        }
    }

    /** Never sooner than {@code every}, not even when trying again. */
    public CallTimes(Duration every, DailyWindows windows) {
        this(every, every, windows);
    }

    /** At any time of the day; never sooner than {@code every}, not even when trying again. */
    public static CallTimes every(Duration every) {
        return new CallTimes(every, DailyWindows.ALWAYS);
    }

    /** The same with another gap that is kept when trying again. */
    public CallTimes withLeastGap(Duration gap) {
        return new CallTimes(every, gap, windows);
    }

    public boolean isOpen(Instant instant) {
        return windows.isOpen(instant.atZone(windows.zone()).toLocalTime());
    }

    /** The first instant from {@code earliest} on at which a window is open. */
    public Instant openAt(Instant earliest) {
        if (isOpen(earliest)) {
            return earliest;
        }
        ZoneRules rules = windows.zone().getRules();
        LocalDate today = earliest.atZone(windows.zone()).toLocalDate();
        Instant first = Instant.MAX;
        for (int day = 0; day <= DAYS_LOOKED_AT && first.equals(Instant.MAX); day++) {
            for (DailyWindows.Window window : windows.windows()) {
                LocalDateTime start = today.plusDays(day).atTime(window.start());
                for (ZoneOffset offset : rules.getValidOffsets(start)) {
                    first = earlier(first, start.toInstant(offset), earliest);
                }
            }
        }
        // At a change of the clock a window can open in its middle.
        ZoneOffsetTransition change = rules.nextTransition(earliest);
        return change == null ? first : earlier(first, change.getInstant(), earliest);
    }

    private Instant earlier(Instant first, Instant candidate, Instant earliest) {
        return candidate.isAfter(earliest) && candidate.isBefore(first) && isOpen(candidate) ? candidate : first;
    }
}
