package dev.slipstream.core.reference;

import dev.slipstream.core.model.Position;
import org.jspecify.annotations.Nullable;

/**
 * An aerodrome in use.
 *
 * @param ident the key: the ICAO code, else OurAirports' own identifier (as {@code 16A} or {@code
 *     US-0123})
 * @param icaoCode four characters; equal to {@code ident} where there is one
 * @param iataCode three letters; not unique
 * @param municipality the town it serves
 * @param country ISO 3166-1 alpha-2 code (and {@code XK} for Kosovo)
 * @param continent AF, AN, AS, EU, NA, OC or SA: of the airport, which may differ from its country's
 * @param position its reference point
 * @param elevationMeters above mean sea level
 * @param scheduledService whether airlines fly there
 */
public record Airport(
        String ident,
        @Nullable String icaoCode,
        @Nullable String iataCode,
        String name,
        @Nullable String municipality,
        String country,
        String continent,
        Position position,
        @Nullable Double elevationMeters,
        AirportSize size,
        boolean scheduledService) {}
