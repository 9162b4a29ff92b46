package dev.slipstream.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a flight began or ended, as far as its observations show.
 *
 * @param airport ident; null when it was not seen near one
 * @param runway as {@code 09L}; null when none fits
 * @param at when the wheels left or touched the ground; null when that was not seen
 * @param confidence 0 to 1; 0 where nothing is known
 */
public record AirportFix(
        @Nullable String airport,
        @Nullable String runway,
        @Nullable Instant at,
        double confidence) {
    /** Nothing is known. */
    public static final AirportFix UNKNOWN = new AirportFix(null, null, null, 0);

    public AirportFix {
        Checks.require(confidence >= 0 && confidence <= 1, "Cannot use confidence", confidence);
    }
}
