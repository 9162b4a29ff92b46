package dev.slipstream.core.geo;

import dev.slipstream.core.model.Position;

/**
 * The shortest path between two points of a spherical Earth, prepared so that points along it are
 * cheap: for moving points by the thousand. Immutable.
 *
 * <p>For a distance that is shown to people use {@link Geodesics}: the sphere is off by up to 0.56 %
 * along a meridian (see there).
 */
/*
 * Vector form of the great circle (K. Gade, "A Non-singular Horizontal Position Representation",
 * The Journal of Navigation 63 (2010), 395-417): with unit vectors a (start) and n (perpendicular to
 * a, in the plane of the circle, towards the end), the point at angle t is a cos t + n sin t, and its
 * direction of travel is -a sin t + n cos t. There is no singularity at the poles or at +-180 degrees.
 * Distances between two points use the haversine, which stays exact for close points.
 */
public final class GreatCircle {

    /** Mean Earth radius R1 = (2a + b) / 3 of WGS-84 (IUGG), in metres. */
    public static final double EARTH_RADIUS_METERS = 6_371_008.8;

    private final double ax;
    private final double ay;
    private final double az;
    private final double nx;
    private final double ny;
    private final double nz;
    private final double distanceMeters;

    private GreatCircle(double[] a, double[] n, double distanceMeters) {
        ax = a[0];
        ay = a[1];
        az = a[2];
        nx = n[0];
        ny = n[1];
        nz = n[2];
        this.distanceMeters = distanceMeters;
    }

    /**
     * The way from one point to another. Between the same or opposite points every direction is as
     * short; then it starts towards the north.
     */
    public static GreatCircle between(Position from, Position to) {
        double[] a = unit(from);
        double[] b = unit(to);
        double dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        double[] n = {b[0] - a[0] * dot, b[1] - a[1] * dot, b[2] - a[2] * dot};
        double length = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
        if (length < 1e-12) {
            n = northOf(from);
        } else {
            for (int i = 0; i < 3; i++) {
                n[i] /= length;
            }
        }
        return new GreatCircle(a, n, distanceMeters(from, to));
    }

    /** The way that leaves {@code from} in a direction, as long as asked. */
    public static GreatCircle leaving(Position from, double bearingDegrees, double distanceMeters) {
        double bearing = Math.toRadians(bearingDegrees);
        double longitude = Math.toRadians(from.longitude());
        double[] north = northOf(from);
        double[] east = {-Math.sin(longitude), Math.cos(longitude), 0};
        double[] n = new double[3];
        for (int i = 0; i < 3; i++) {
            n[i] = north[i] * Math.cos(bearing) + east[i] * Math.sin(bearing);
        }
        return new GreatCircle(unit(from), n, distanceMeters);
    }

    /** Haversine distance. */
    public static double distanceMeters(Position from, Position to) {
        double phi1 = Math.toRadians(from.latitude());
        double phi2 = Math.toRadians(to.latitude());
        double dPhi = Math.sin((phi2 - phi1) / 2);
        double dLambda = Math.sin(Math.toRadians(to.longitude() - from.longitude()) / 2);
        double h = dPhi * dPhi + Math.cos(phi1) * Math.cos(phi2) * dLambda * dLambda;
        return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    /**
     * The distance of points that are mostly near each other, an order of magnitude faster: flat for up
     * to a degree of latitude and two of longitude and not about the poles, where it is right to 0.1 %;
     * else the haversine distance.
     */
    public static double nearDistanceMeters(Position from, Position to) {
        double north = to.latitude() - from.latitude();
        double east = to.longitude() - from.longitude();
        if (east > 180) {
            east -= 360;
        } else if (east < -180) {
            east += 360;
        }
        double middle = (from.latitude() + to.latitude()) / 2;
        if (Math.abs(north) > 1 || Math.abs(east) > 2 || Math.abs(middle) > 80) {
            return distanceMeters(from, to);
        }
        east *= Math.cos(Math.toRadians(middle));
        return Math.toRadians(Math.sqrt(north * north + east * east)) * EARTH_RADIUS_METERS;
    }

    /** The direction in which the way from one point to another begins, 0 to 360 from true north. */
    public static double bearingDegrees(Position from, Position to) {
        return between(from, to).trackDegreesAt(0);
    }

    /** The point reached by going from {@code from} in a direction. */
    public static Position destination(Position from, double bearingDegrees, double distanceMeters) {
        return leaving(from, bearingDegrees, distanceMeters).pointAt(distanceMeters);
    }

    /** The length of the whole way. */
    public double distanceMeters() {
        return distanceMeters;
    }

    /** The point after {@code meters} from the start; beyond the end it goes on along the circle. */
    public Position pointAt(double meters) {
        double[] out = new double[3];
        locate(meters, out);
        return new Position(out[0], out[1]);
    }

    /** The direction of travel after {@code meters} from the start, 0 to 360 from true north. */
    public double trackDegreesAt(double meters) {
        double[] out = new double[3];
        locate(meters, out);
        return out[2];
    }

    /**
     * {@link #pointAt} and {@link #trackDegreesAt} at once and without allocation.
     *
     * @param out receives latitude, longitude (−180 to 180) and track (0 to 360, exclusive), in degrees
     */
    public void locate(double meters, double[] out) {
        double angle = meters / EARTH_RADIUS_METERS;
        double sin = Math.sin(angle);
        double cos = Math.cos(angle);
        double x = ax * cos + nx * sin;
        double y = ay * cos + ny * sin;
        double z = az * cos + nz * sin;
        double dx = nx * cos - ax * sin;
        double dy = ny * cos - ay * sin;
        double dz = nz * cos - az * sin;
        out[0] = Math.toDegrees(Math.atan2(z, Math.sqrt(x * x + y * y)));
        out[1] = Math.toDegrees(Math.atan2(y, x));
        double track = Math.toDegrees(Math.atan2(x * dy - y * dx, dz));
        out[2] = track < 0 ? (track + 360) % 360 : track;
    }

    private static double[] unit(Position p) {
        double phi = Math.toRadians(p.latitude());
        double lambda = Math.toRadians(p.longitude());
        return new double[] {Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)};
    }

    private static double[] northOf(Position p) {
        double phi = Math.toRadians(p.latitude());
        double lambda = Math.toRadians(p.longitude());
        return new double[] {-Math.sin(phi) * Math.cos(lambda), -Math.sin(phi) * Math.sin(lambda), Math.cos(phi)};
    }
}
