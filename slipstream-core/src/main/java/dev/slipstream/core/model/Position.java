package dev.slipstream.core.model;

/** A point on the WGS-84 ellipsoid, in degrees: latitude −90 to 90, longitude −180 to 180. */
public record Position(double latitude, double longitude) {
    public Position {
        Checks.require(Math.abs(latitude) <= 90, "Cannot use latitude", latitude);
        Checks.require(Math.abs(longitude) <= 180, "Cannot use longitude", longitude);
    }
}
