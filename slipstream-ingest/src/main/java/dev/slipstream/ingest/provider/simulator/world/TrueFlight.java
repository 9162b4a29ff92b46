package dev.slipstream.ingest.provider.simulator.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A flight as it really is in the simulated world; of a ground vehicle, a stretch of driving.
 *
 * @param aircraft the 24-bit address in lower-case hex
 * @param callsign as set in the transponder; null when left blank
 * @param operator three letters; null for all but airliners
 * @param type ICAO designator; {@code GRND} for ground vehicles
 * @param departure where it really begins, as airport ident
 * @param arrival where it really ends, as airport ident
 * @param plannedDeparture differs from {@code departure} on the flight after a diversion
 * @param plannedArrival differs from {@code arrival} on a diversion
 * @param departureRunway null where none is known, so that a direction was made up, or none is used
 * @param arrivalRunway null as {@code departureRunway}
 * @param departedAt the wheels left the ground
 * @param arrivedAt the wheels touch the ground for good
 * @param greatCircleMeters between the airports where it really begins and ends
 */
public record TrueFlight(
        String aircraft,
        @Nullable String callsign,
        @Nullable String operator,
        String type,
        ActorKind kind,
        String departure,
        String arrival,
        String plannedDeparture,
        String plannedArrival,
        @Nullable String departureRunway,
        @Nullable String arrivalRunway,
        Instant departedAt,
        Instant arrivedAt,
        double greatCircleMeters) {

    /** Whether it landed elsewhere than planned. */
    public boolean diverted() {
        return !arrival.equals(plannedArrival);
    }
}
