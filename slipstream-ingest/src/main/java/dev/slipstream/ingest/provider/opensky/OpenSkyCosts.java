package dev.slipstream.ingest.provider.opensky;

import dev.slipstream.core.geo.BoundingBox;
import dev.slipstream.ingest.quota.Cost;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What OpenSky's calls cost, in credits of three buckets that are counted apart. Prices as of its REST
 * documentation of July 2026, section "API credit usage".
 */
public final class OpenSkyCosts {
    /** The bucket of {@code /states/all}. */
    public static final String STATES = "states";
    /** The bucket of {@code /flights/*}. */
    public static final String FLIGHTS = "flights";
    /** The bucket of {@code /tracks}. */
    public static final String TRACKS = "tracks";

    private static final Duration RECENT = Duration.ofHours(24);

    private OpenSkyCosts() {}

    /** {@code /states/all} without a box, also when it names aircraft. */
    public static Cost statesEverywhere() {
        return new Cost(STATES, 4);
    }

    /** {@code /states/all} of a box: a call for each side of the antimeridian when it crosses that. */
    public static List<Cost> states(BoundingBox box) {
        return box.splitAtAntimeridian().stream()
                .map(part -> new Cost(STATES, creditsOfArea(part.squareDegrees())))
                .toList();
    }

    /**
     * {@code /flights/*} from {@code begin} to {@code end}. What the documentation calls less than 24 hours is
     * taken as beginning less than 24 hours ago, the dearer of its readings.
     */
    public static Cost flights(Instant begin, Instant end, Instant now) {
        return new Cost(FLIGHTS, isRecent(begin, now) ? 4 : creditsOfDays(dayPartitions(begin, end)));
    }

    /** {@code /tracks} of the flight at {@code time}. */
    public static Cost track(Instant time, Instant now) {
        return new Cost(TRACKS, isRecent(time, now) ? 4 : creditsOfDays(1));
    }

    /** {@code /tracks} of the flight that goes on. */
    public static Cost liveTrack() {
        return new Cost(TRACKS, 4);
    }

    /** The days in UTC that the interval touches, at least 1; its end counts only when it is within a day. */
    public static long dayPartitions(Instant begin, Instant end) {
        LocalDate first = begin.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate last = (end.isAfter(begin) ? end.minusNanos(1) : begin)
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    /** Edges belong to the cheaper class: 25 square degrees cost 1. */
    static long creditsOfArea(double squareDegrees) {
        if (squareDegrees <= 25) {
            return 1;
        }
        if (squareDegrees <= 100) {
            return 2;
        }
        return squareDegrees <= 400 ? 3 : 4;
    }

    static long creditsOfDays(long days) {
        if (days <= 2) {
            return 30;
        }
        if (days <= 10) {
            return 60 * days;
        }
        if (days <= 15) {
            return 120 * days;
        }
        if (days <= 20) {
            return 240 * days;
        }
        return (days <= 25 ? 480 : 960) * days;
    }

    private static boolean isRecent(Instant begin, Instant now) {
        return begin.isAfter(now.minus(RECENT));
    }
}
