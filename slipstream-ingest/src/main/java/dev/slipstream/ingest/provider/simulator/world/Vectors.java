package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.model.Position;

/** Points and directions on the unit sphere as three numbers: towards 0° N 0° E, 0° N 90° E and the north pole. */
final class Vectors {

    private Vectors() {}

    static double[] of(Position p) {
        double phi = Math.toRadians(p.latitude());
        double lambda = Math.toRadians(p.longitude());
        return new double[] {Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)};
    }

    static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    /** Of point and direction of travel: what is to the left. */
    static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    /** {@code a·x + b·y}. */
    static double[] sum(double a, double[] x, double b, double[] y) {
        return new double[] {a * x[0] + b * y[0], a * x[1] + b * y[1], a * x[2] + b * y[2]};
    }

    /** Of length one in the same direction. */
    static double[] unit(double[] a) {
        double length = Math.sqrt(dot(a, a));
        return new double[] {a[0] / length, a[1] / length, a[2] / length};
    }

    /** The part of {@code a} that is perpendicular to the point {@code at}, of length one. */
    static double[] tangent(double[] a, double[] at) {
        return unit(sum(1, a, -dot(a, at), at));
    }
}
