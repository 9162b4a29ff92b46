package dev.slipstream.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on a flight, as seen in its observations.
 *
 * @param flightId {@link Flight#id()}
 * @param aircraft the aircraft's key
 * @param at when it happened, as well as it can be told
 * @param knownAt event time of the observation that showed it, or of the moment from which it counted as
 *     shown; never before {@code at}, so that an hour's events depend on nothing after the hour
 * @param position nearest that was believed; null when there was none
 * @param altitudeMeters pressure altitude, else geometric; null when unknown
 * @param confidence 0 to 1: how sure the rule is
 * @param rule which rule saw it and by what, in a few words
 * @param detail the runway or airport of a take-off, landing, go-around or diversion; the code of an
 *     emergency; the seconds of a coverage gap; null for the rest
 * @param origin of the observation that showed it
 */
public record FlightEvent(
        String flightId,
        String aircraft,
        EventKind kind,
        Instant at,
        Instant knownAt,
        @Nullable Position position,
        @Nullable Double altitudeMeters,
        double confidence,
        String rule,
        @Nullable String detail,
        Origin origin) {
    public FlightEvent {
        Checks.require(!knownAt.isBefore(at), "Cannot know of an event at " + at + " before, at " + knownAt);
        Checks.require(confidence >= 0 && confidence <= 1, "Cannot use confidence", confidence);
    }
}
