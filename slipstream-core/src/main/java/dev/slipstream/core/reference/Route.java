package dev.slipstream.core.reference;

import java.util.List;

/**
 * Where flights of one callsign go.
 *
 * @param callsign normalised: no leading zeros in the number
 * @param airports two or more ICAO codes in the order flown; an airport may have closed since
 */
public record Route(String callsign, List<String> airports) {
    public Route {
        airports = List.copyOf(airports);
    }
}
