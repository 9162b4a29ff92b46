package dev.slipstream.core.trajectory.event;

import dev.slipstream.core.model.EventKind;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.FlightEvent;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.trajectory.FlightListener;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes down what a watch saw, as known by one observation or by the end of a flight. */
record Teller(Flight flight, Instant knownAt, Origin origin, FlightListener out) {

    /** @param at when and where it happened; a time outside what is known of the flight is brought inside */
    void tell(EventKind kind, Spot at, double confidence, String rule, @Nullable String detail) {
        Instant began = flight.firstSeenAt();
        Instant when = Instant.ofEpochMilli(at.millis());
        Instant notBefore = when.isBefore(began) ? began : when;
        out.event(new FlightEvent(
                flight.id(),
                flight.aircraft(),
                kind,
                notBefore.isAfter(knownAt) ? knownAt : notBefore,
                knownAt,
                at.position(),
                at.hasAltitude() ? at.altitude() / 100.0 : null,
                Math.rint(Math.max(0, Math.min(1, confidence)) * 100) / 100,
                rule,
                detail,
                origin));
    }
}
