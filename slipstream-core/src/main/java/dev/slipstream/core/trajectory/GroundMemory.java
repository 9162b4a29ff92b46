package dev.slipstream.core.trajectory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@link GroundSense} remembers of an aircraft. A value: {@code core.wire.TrackCodec} stores it.
 *
 * @param onGround what was believed last
 * @param at when
 * @param altitudeMeters pressure altitude, else geometric, known last while it was so; null when never
 */
public record GroundMemory(
        boolean onGround, Instant at, @Nullable Double altitudeMeters) {}
