package dev.slipstream.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of one end of a flight: the airport, when, where at it, and how sure the
 * provider is. Whatever it does not say is null.
 *
 * @param airport ICAO code, or IATA code where the provider has no other; upper case
 * @param scheduledAt by the timetable
 * @param estimatedAt as expected when it was said
 * @param actualAt as it happened
 * @param delaySeconds behind the timetable; negative when early
 * @param horizontalDistanceMeters from the airport to the nearest position that was heard, not negative
 * @param verticalDistanceMeters from the airport to that position
 * @param candidates how many other airports the provider thought possible, not negative
 */
public record AirportCall(
        @Nullable String airport,
        @Nullable Instant scheduledAt,
        @Nullable Instant estimatedAt,
        @Nullable Instant actualAt,
        @Nullable String terminal,
        @Nullable String gate,
        @Nullable Double delaySeconds,
        @Nullable Double horizontalDistanceMeters,
        @Nullable Double verticalDistanceMeters,
        @Nullable Integer candidates) {
    /** Nothing is said of this end. */
    public static final AirportCall UNKNOWN = estimated(null, null, null, null);

    public AirportCall {
        delaySeconds = finite("delay", delaySeconds);
        horizontalDistanceMeters = finite("horizontal distance", horizontalDistanceMeters);
        verticalDistanceMeters = finite("vertical distance", verticalDistanceMeters);
        Checks.require(
                horizontalDistanceMeters == null || horizontalDistanceMeters >= 0,
                "Cannot use horizontal distance " + horizontalDistanceMeters);
        Checks.require(candidates == null || candidates >= 0, "Cannot use " + candidates + " candidates");
    }

    /** An end that was worked out from positions alone. */
    public static AirportCall estimated(
            @Nullable String airport,
            @Nullable Double horizontalDistanceMeters,
            @Nullable Double verticalDistanceMeters,
            @Nullable Integer candidates) {
        return new AirportCall(
                airport,
                null,
                null,
                null,
                null,
                null,
                null,
                horizontalDistanceMeters,
                verticalDistanceMeters,
                candidates);
    }

    /** Makes −0 the same as 0, which compares and hashes differently. */
    private static @Nullable Double finite(String name, @Nullable Double number) {
        if (number == null) {
            return null;
        }
        Checks.require(Double.isFinite(number), "Cannot use " + name + " " + number);
        return number + 0.0;
    }
}
