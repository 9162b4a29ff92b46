package dev.slipstream.ingest.provider.opensky;

import dev.slipstream.core.model.PositionSource;
import org.jspecify.annotations.Nullable;

/** OpenSky's numbers for things that have names. Numbers it may add later are unknown, not wrong. */
final class OpenSkyCodes {
    /*
     * 0 is "no information", 1 "no ADS-B emitter category information", which ADS-B calls A0. From 2
     * on the numbers follow the order of DO-260B's sets A, B and C.
     */
    private static final @Nullable String[] CATEGORIES = {
        null, "A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "B1", "B2", "B3", "B4", "B5", "B6", "B7", "C1", "C2",
        "C3", "C4", "C5"
    };

    private static final PositionSource[] POSITION_SOURCES = {
        PositionSource.ADS_B, PositionSource.ASTERIX, PositionSource.MLAT, PositionSource.FLARM
    };

    private OpenSkyCodes() {}

    static @Nullable String category(double code) {
        return isPlaceIn(CATEGORIES.length, code) ? CATEGORIES[(int) code] : null;
    }

    static PositionSource positionSource(double code) {
        return isPlaceIn(POSITION_SOURCES.length, code) ? POSITION_SOURCES[(int) code] : PositionSource.UNKNOWN;
    }

    private static boolean isPlaceIn(int length, double code) {
        return code >= 0 && code < length && code == Math.rint(code);
    }
}
