package dev.slipstream.core.reference;

import dev.slipstream.core.geo.Geodesics;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.Position;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the reference tables say of a flight, to be kept as known then. A pure function of the flight and
 * the tables.
 *
 * @param departure where it began
 * @param arrival where it ended or is bound for
 * @param greatCircleMeters the shortest way between the two airports' reference points, on the WGS-84
 *     ellipsoid; null when one is not known
 * @param operator ICAO three-letter code, from the callsign
 * @param operatorCountry ISO 3166-1 alpha-2
 * @param registration of the airframe, from the aircraft table
 * @param type ICAO type designator, from the aircraft table
 * @param manufacturer from the type table by the designator
 * @param registryCountry ISO 3166-1 alpha-2, of the State of the address block
 */
public record FlightContext(
        End departure,
        End arrival,
        @Nullable Double greatCircleMeters,
        @Nullable String operator,
        @Nullable String operatorCountry,
        @Nullable String registration,
        @Nullable String type,
        @Nullable String manufacturer,
        @Nullable String registryCountry) {

    /** How an airport is known. The name is stored; never rename a constant. */
    public enum By {
        /** The aircraft was seen near it, taking off or landing. */
        SEEN,
        /** The route table says so for the callsign. */
        ROUTE,
        UNKNOWN
    }

    /**
     * One end of a flight.
     *
     * @param airport ident
     * @param country ISO 3166-1 alpha-2; null when the airport is not in the table (it may have closed)
     * @param continent two letters, of the airport, which may differ from its country's
     */
    public record End(
            By by,
            @Nullable String airport,
            @Nullable String country,
            @Nullable String continent) {
        public static final End UNKNOWN = new End(By.UNKNOWN, null, null, null);
    }

    /** What these tables say of the flight. */
    public static FlightContext of(Flight flight, ReferenceData reference) {
        FlightEnds ends = FlightEnds.of(flight, reference);
        Optional<Operator> operator =
                flight.callsign() == null ? Optional.empty() : reference.findOperatorOfCallsign(flight.callsign());
        Optional<AircraftEntry> airframe = reference.findAircraft(flight.aircraft());
        Optional<String> type = airframe.map(AircraftEntry::type);
        return new FlightContext(
                ends.departure(),
                ends.arrival(),
                distance(ends, reference),
                operator.map(Operator::icaoCode).orElse(null),
                operator.map(Operator::country).orElse(null),
                airframe.map(AircraftEntry::registration).orElse(null),
                type.orElse(null),
                type.flatMap(reference::findAircraftType)
                        .map(AircraftType::manufacturer)
                        .orElse(null),
                reference.registryCountryOf(flight.aircraft()));
    }

    private static @Nullable Double distance(FlightEnds ends, ReferenceData reference) {
        Position from = position(ends.departure(), reference);
        Position to = position(ends.arrival(), reference);
        return from == null || to == null ? null : (Double) Geodesics.distanceMeters(from, to);
    }

    private static @Nullable Position position(End end, ReferenceData reference) {
        return Optional.ofNullable(end.airport())
                .flatMap(reference::findAirport)
                .map(Airport::position)
                .orElse(null);
    }
}
