package dev.slipstream.core.geo;

import dev.slipstream.core.model.Position;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;

/**
 * Distances on the WGS-84 ellipsoid, for numbers that people read. Exact to 15 nm; about 1 µs each.
 *
 * <p>Source: C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87 (2013), 43–55, as
 * implemented by GeographicLib. London–New York is 0.27 % longer than on the sphere of {@link
 * GreatCircle}.
 */
public final class Geodesics {

    private Geodesics() {}

    /** The length of the shortest way on the ellipsoid. */
    public static double distanceMeters(Position from, Position to) {
        return Geodesic.WGS84.Inverse(
                        from.latitude(), from.longitude(), to.latitude(), to.longitude(), GeodesicMask.DISTANCE)
                .s12;
    }
}
