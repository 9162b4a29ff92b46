package dev.slipstream.core.reference;

import dev.slipstream.core.model.Flight;
import dev.slipstream.core.reference.FlightContext.By;
import dev.slipstream.core.reference.FlightContext.End;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a flight began and ended: as seen, else by the route table, else unknown. */
record FlightEnds(End departure, End arrival) {

    static FlightEnds of(Flight flight, ReferenceData reference) {
        String departure = flight.departure().airport();
        String arrival = flight.arrival().airport();
        if (departure != null && arrival != null || flight.callsign() == null) {
            return new FlightEnds(end(departure, null, reference), end(arrival, null, reference));
        }
        Optional<RouteLeg> leg =
                reference.findRoute(flight.callsign()).flatMap(route -> RouteLeg.find(route, flight, reference));
        return new FlightEnds(
                end(departure, leg.map(RouteLeg::from).orElse(null), reference),
                end(arrival, leg.map(RouteLeg::to).orElse(null), reference));
    }

    private static End end(@Nullable String seen, @Nullable String byRoute, ReferenceData reference) {
        if (seen != null) {
            return end(By.SEEN, seen, reference);
        }
        return byRoute == null ? End.UNKNOWN : end(By.ROUTE, byRoute, reference);
    }

    private static End end(By by, String ident, ReferenceData reference) {
        return reference
                .findAirport(ident)
                .map(airport -> new End(by, ident, airport.country(), airport.continent()))
                .orElseGet(() -> new End(by, ident, null, null));
    }
}
