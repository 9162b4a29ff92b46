package dev.slipstream.core.reference;

/** How much an airport is used, as OurAirports classifies it; closed airports are not kept. */
public enum AirportSize {
    LARGE,
    MEDIUM,
    SMALL
}
