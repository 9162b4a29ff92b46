package dev.slipstream.core.reference;

import dev.slipstream.core.model.Flight;
import org.jspecify.annotations.Nullable;

/**
 * What the reference tables say of a flight, to be kept as known then.
 *
 * @param departure where it began
 * @param arrival where it ended or is bound for
 * @param greatCircleMeters between the two airports; null when one is not known
 * @param operator ICAO three-letter code
 * @param operatorCountry ISO 3166-1 alpha-2
 * @param type ICAO type designator
 * @param registryCountry ISO 3166-1 alpha-2
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
     * @param country ISO 3166-1 alpha-2
     * @param continent two letters
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
        String operator = reference.operatorOf(flight.callsign());
        return new FlightContext(
                end(flight.departure().airport(), reference),
                end(flight.arrival().airport(), reference),
                null,
                operator,
                operator == null
                        ? null
                        : reference
                                .findOperator(operator)
                                .map(Operator::country)
                                .orElse(null),
                null,
                null,
                null,
                reference.registryCountryOf(flight.aircraft()));
    }

    private static End end(@Nullable String seen, ReferenceData reference) {
        if (seen == null) {
            return End.UNKNOWN;
        }
        return reference
                .findAirport(seen)
                .map(airport -> new End(By.SEEN, seen, airport.country(), airport.continent()))
                .orElse(new End(By.SEEN, seen, null, null));
    }
}
