package dev.slipstream.app.live;

import dev.slipstream.core.model.StateVector;

/** Which silhouette the map draws; the ordinal travels on the wire. */
enum AircraftIcon {
    JET,
    LIGHT,
    HELICOPTER,
    OTHER;

    /** By ADS-B emitter category (DO-260B table 2-38); most aircraft that send none are airliners. */
    static AircraftIcon of(StateVector state) {
        String category = state.category();
        if (category == null) {
            return JET;
        }
        return switch (category) {
            case "A1", "B1", "B3", "B4" -> LIGHT;
            case "A7" -> HELICOPTER;
            case "B2", "B6", "B7", "C1", "C2", "C3", "C4", "C5" -> OTHER;
            default -> JET;
        };
    }
}
