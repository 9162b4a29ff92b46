package dev.slipstream.ingest.provider.simulator.world;

/** The angle of a direction; several times as fast as the library's, which leaves Java for it. */
/*
 * With t = y/x and c the nearest of a table's tangents, atan t = atan c + atan d for d = (t − c)/(1 + tc).
 * As |d| is at most 1/512, three terms of the series leave an error below 1e-19.
 */
public final class Angles {

    private static final int STEPS = 256;
    private static final double[] ARCS = new double[STEPS + 1];

    static {
        for (int i = 0; i <= STEPS; i++) {
            ARCS[i] = Math.atan(i / (double) STEPS);
        }
    }

    private Angles() {}

    /** As {@link Math#atan2} to within 1e-15 rad, for finite numbers. */
    public static double atan2(double y, double x) {
        double up = Math.abs(y);
        double along = Math.abs(x);
        double low = Math.min(up, along);
        double high = Math.max(up, along);
        if (high == 0) {
            return Math.atan2(y, x); // by the signs of both zeros
        }
        int step = (int) (low / high * STEPS + 0.5);
        double tangent = step / (double) STEPS;
        double d = (low - tangent * high) / (high + tangent * low);
        double square = d * d;
        double angle = ARCS[step] + d * (1 - square * (1 / 3.0 - square / 5));
        if (up > along) {
            angle = Math.PI / 2 - angle;
        }
        if (x < 0) {
            angle = Math.PI - angle;
        }
        return Math.copySign(angle, y);
    }
}
