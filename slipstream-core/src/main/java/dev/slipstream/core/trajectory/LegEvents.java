package dev.slipstream.core.trajectory;

import dev.slipstream.core.model.AirportFix;
import dev.slipstream.core.model.EventKind;
import dev.slipstream.core.model.FlightEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells of take-offs and landings. */
final class LegEvents {

    private LegEvents() {}

    static void takeOff(FlightDraft flight, Instant knownAt, String rule, @Nullable Sighting near, FlightListener out) {
        out.event(event(flight, EventKind.TAKE_OFF, flight.departure(), knownAt, rule, near));
    }

    static void landing(FlightDraft flight, Instant knownAt, String rule, @Nullable Sighting near, FlightListener out) {
        out.event(event(flight, EventKind.LANDING, flight.arrival(), knownAt, rule, near));
    }

    private static FlightEvent event(
            FlightDraft flight, EventKind kind, AirportFix fix, Instant knownAt, String rule, @Nullable Sighting near) {
        Instant at = fix.at();
        return new FlightEvent(
                flight.id(),
                flight.aircraft(),
                kind,
                at == null ? knownAt : at,
                knownAt,
                near == null ? null : near.position(),
                near == null ? null : near.altitudeMeters(),
                fix.confidence(),
                rule,
                fix.runway() == null ? fix.airport() : fix.runway(),
                flight.last());
    }
}
