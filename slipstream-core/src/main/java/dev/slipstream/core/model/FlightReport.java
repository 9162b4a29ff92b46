package dev.slipstream.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of one flight: a timetable's line, its latest estimate, or a flight that was
 * worked out afterwards. It is a statement, not an observation: another capture may say otherwise.
 *
 * <p>The event is the saying, so a report counts in the hour of its capture's arrival, whenever the
 * flight is or was. It is thus never late and never in the future.
 *
 * @param aircraft the key as in {@link StateVector#aircraft}; null when none is assigned or said
 * @param callsign as sent, trimmed, or the ICAO flight number
 * @param flightNumber as passengers know it, IATA operator and number
 * @param operator ICAO code of the operator as the provider says, not worked out from the callsign
 * @param status in the provider's words, such as {@code scheduled} or {@code landed}
 * @param firstSeenAt when the flight was first heard of on the air
 * @param lastSeenAt when it was last heard of
 */
public record FlightReport(
        @Nullable String aircraft,
        @Nullable String callsign,
        @Nullable String flightNumber,
        @Nullable String operator,
        @Nullable String status,
        AirportCall departure,
        AirportCall arrival,
        @Nullable Instant firstSeenAt,
        @Nullable Instant lastSeenAt,
        Origin origin)
        implements Item {
    public FlightReport {
        if (aircraft != null) {
            Checks.requireText("aircraft key", aircraft);
        }
    }

    /** The arrival of the capture. */
    @Override
    public Instant accountedAt() {
        return origin.receivedAt();
    }
}
