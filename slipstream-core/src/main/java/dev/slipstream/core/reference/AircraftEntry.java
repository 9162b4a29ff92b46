package dev.slipstream.core.reference;

import org.jspecify.annotations.Nullable;

/**
 * One airframe.
 *
 * @param icao24 the 24-bit address in lower-case hex, the key
 * @param type {@link AircraftType#designator()}
 * @param operator {@link Operator#icaoCode()} of who flew it when the record was made
 */
public record AircraftEntry(
        String icao24,
        @Nullable String registration,
        @Nullable String type,
        @Nullable String operator) {}
