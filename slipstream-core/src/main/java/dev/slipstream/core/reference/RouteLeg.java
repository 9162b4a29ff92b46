package dev.slipstream.core.reference;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One leg of a route.
 *
 * @param from ICAO code
 * @param to ICAO code
 */
record RouteLeg(String from, String to) {
    /*
     * Which of several legs is flown is told by the detour: how much longer it is to fly from the leg's
     * start over the flight's first and last position to the leg's end than to fly the leg directly. It
     * is near 0 on the leg that is flown, grows with the distance from a leg, and on a leg that is flown
     * the other way with twice the way that was seen.
     */

    /** Legs whose detours differ by less are as good as each other: an aircraft at a stop fits both. */
    private static final double UNCLEAR_METERS = 20_000;

    /** Around closed airspace airliners fly up to 1.7 times the shortest way (Helsinki–Tokyo, since 2022). */
    private static final double DETOUR_SHARE = 0.7;

    /** Holdings, vectors and short legs. */
    private static final double DETOUR_METERS = 200_000;

    /** The leg of the route that the flight flies, as far as one can be told from the others. */
    static Optional<RouteLeg> find(Route route, Flight flight, ReferenceData reference) {
        List<RouteLeg> fitting =
                fitting(route, flight.departure().airport(), flight.arrival().airport());
        if (flight.firstPosition() == null || flight.lastPosition() == null) {
            return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
        }
        return nearest(fitting, flight, reference);
    }

    /** The legs that begin and end where the flight was seen to, each once. */
    private static List<RouteLeg> fitting(Route route, @Nullable String departure, @Nullable String arrival) {
        List<RouteLeg> fitting = new ArrayList<>();
        List<String> airports = route.airports();
        for (int i = 0; i + 1 < airports.size(); i++) {
            RouteLeg leg = new RouteLeg(airports.get(i), airports.get(i + 1));
            if ((departure == null || departure.equals(leg.from))
                    && (arrival == null || arrival.equals(leg.to))
                    && !fitting.contains(leg)) {
                fitting.add(leg);
            }
        }
        return fitting;
    }

    private static Optional<RouteLeg> nearest(List<RouteLeg> legs, Flight flight, ReferenceData reference) {
        RouteLeg nearest = null;
        double least = Double.POSITIVE_INFINITY;
        double second = Double.POSITIVE_INFINITY;
        for (RouteLeg leg : legs) {
            OptionalDouble detour = leg.detourMeters(flight, reference);
            if (detour.isEmpty()) {
                return legs.size() == 1 ? Optional.of(leg) : Optional.empty();
            }
            if (detour.getAsDouble() < least) {
                second = least;
                least = detour.getAsDouble();
                nearest = leg;
            } else {
                second = Math.min(second, detour.getAsDouble());
            }
        }
        return nearest == null || second - least < UNCLEAR_METERS || nearest.isTooFar(least, reference)
                ? Optional.empty()
                : Optional.of(nearest);
    }

    /** A callsign that is used for another route today: the table's would put the flight where it is not. */
    private boolean isTooFar(double detourMeters, ReferenceData reference) {
        OptionalDouble length = lengthMeters(reference);
        return length.isPresent() && detourMeters > length.getAsDouble() * DETOUR_SHARE + DETOUR_METERS;
    }

    /** Empty when an airport of the leg or a position of the flight is not known. */
    private OptionalDouble detourMeters(Flight flight, ReferenceData reference) {
        Optional<Position> start = reference.findAirport(from).map(Airport::position);
        Optional<Position> end = reference.findAirport(to).map(Airport::position);
        Position first = flight.firstPosition();
        Position last = flight.lastPosition();
        if (start.isEmpty() || end.isEmpty() || first == null || last == null) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(GreatCircle.distanceMeters(start.get(), first)
                + GreatCircle.distanceMeters(first, last)
                + GreatCircle.distanceMeters(last, end.get())
                - GreatCircle.distanceMeters(start.get(), end.get()));
    }

    private OptionalDouble lengthMeters(ReferenceData reference) {
        Optional<Airport> start = reference.findAirport(from);
        Optional<Airport> end = reference.findAirport(to);
        return start.isEmpty() || end.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(GreatCircle.distanceMeters(
                        start.get().position(), end.get().position()));
    }
}
