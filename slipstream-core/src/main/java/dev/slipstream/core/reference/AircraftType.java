package dev.slipstream.core.reference;

import org.jspecify.annotations.Nullable;

/**
 * A kind of aircraft under its ICAO Doc 8643 designator. A designator covers many models; manufacturer
 * and model are the most typical one.
 *
 * @param designator two to four characters, the key, as {@code B738}
 * @param engines number of engines, or {@code C} for two coupled ones
 * @param engineKind E electric, J jet, P piston, R rocket, T turboprop
 * @param species L landplane, S seaplane, A amphibian, G gyrocopter, H helicopter, T tilt-wing
 * @param wake L light, M medium, H heavy, L/M or M/H where models differ
 */
public record AircraftType(
        String designator,
        String manufacturer,
        String model,
        @Nullable String engines,
        @Nullable String engineKind,
        @Nullable String species,
        @Nullable String wake) {}
