package dev.slipstream.ingest.provider.simulator.world;

import java.time.Instant;

/**
 * A flight as it really is in the simulated world.
 *
 * @param aircraft the 24-bit address in lower-case hex
 * @param operator three letters, those of the callsign
 * @param type ICAO designator
 * @param departure ICAO code
 * @param arrival ICAO code
 * @param departedAt the wheels left the ground
 * @param arrivedAt the wheels touch the ground
 */
public record TrueFlight(
        String aircraft,
        String callsign,
        String operator,
        String type,
        String departure,
        String arrival,
        Instant departedAt,
        Instant arrivedAt) {}
