package dev.slipstream.ingest.provider.opensky;

import dev.slipstream.core.model.PositionSource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What OpenSky's numbers and texts stand for. Numbers it may add later are unknown, not wrong. */
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

    /** The end of the year 9999. */
    private static final double MAX_SECONDS = 253_402_300_799.0;

    private OpenSkyCodes() {}

    /** Whether a text in lower case is an ICAO 24-bit address that an aircraft may have. */
    static boolean isAddress(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return text.length() == 6 && !text.equals("000000") && !text.equals("ffffff");
    }

    /** Seconds since 1970, to the microsecond; null for what is no time from 1970 to 9999. */
    static @Nullable Instant instant(double seconds) {
        if (seconds < 0 || seconds > MAX_SECONDS) {
            return null;
        }
        long whole = (long) seconds;
        return Instant.ofEpochSecond(whole, Math.round((seconds - whole) * 1e6) * 1_000);
    }

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
