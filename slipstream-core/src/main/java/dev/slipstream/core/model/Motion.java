package dev.slipstream.core.model;

import org.jspecify.annotations.Nullable;

/**
 * How an aircraft moves; each measurement may be missing.
 *
 * @param groundSpeedMps speed over ground, metres per second, not negative
 * @param trackDegrees direction over ground, clockwise from true north, 0 to 360
 * @param verticalRateMps metres per second, positive when climbing
 */
public record Motion(
        @Nullable Double groundSpeedMps,
        @Nullable Double trackDegrees,
        @Nullable Double verticalRateMps) {}
