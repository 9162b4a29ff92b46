package dev.slipstream.core.reference;

import dev.slipstream.core.model.Position;
import org.jspecify.annotations.Nullable;

/**
 * One direction of an open runway at a large or medium airport.
 *
 * @param airport {@link Airport#ident()}
 * @param ident painted on it, as {@code 09L}
 * @param headingDegrees direction of landing from true north, 0 to 360
 * @param lengthMeters of the whole strip
 * @param threshold where the runway begins in this direction
 */
public record Runway(
        String airport,
        String ident,
        @Nullable Double headingDegrees,
        @Nullable Integer lengthMeters,
        @Nullable Position threshold) {}
