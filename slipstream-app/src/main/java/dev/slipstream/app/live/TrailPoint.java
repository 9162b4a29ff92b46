package dev.slipstream.app.live;

import org.jspecify.annotations.Nullable;

/** A point of a path; latitude and longitude in degrees, to about a metre. */
public record TrailPoint(
        long epochMillis,
        double latitude,
        double longitude,
        @Nullable Double altitudeMeters) {}
