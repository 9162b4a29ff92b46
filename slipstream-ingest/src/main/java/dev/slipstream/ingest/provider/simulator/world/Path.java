package dev.slipstream.ingest.provider.simulator.world;

import java.util.Arrays;

/** A line over the Earth of great circles and turns, in closed form from the distance along it. Immutable. */
/*
 * Great circles and small circles alike are k + p cos(s/r) + q sin(s/r) of unit vectors, with s the
 * distance since the segment's start: k = 0 and r the Earth's radius for a great circle, k towards the
 * centre of the turn for a small one. Derived like core.geo.GreatCircle.
 */
final class Path {

    /** Per segment: k, p and q with three numbers each, and r. */
    static final int STRIDE = 10;

    private final double[] segments;
    private final double[] starts;
    private final double meters;

    /** @param starts the distance at which each segment starts */
    Path(double[] segments, double[] starts, double meters) {
        this.segments = segments;
        this.starts = starts;
        this.meters = meters;
    }

    double meters() {
        return meters;
    }

    /**
     * The point after a distance, without allocation.
     *
     * @param along 0 to {@link #meters}; beyond, the nearer end
     * @param out receives latitude, longitude (−180 to 180) and track (0 to 360, exclusive), in degrees
     */
    void locate(double along, double[] out) {
        double within = Math.max(0, Math.min(meters, along));
        int found = Arrays.binarySearch(starts, within);
        int segment = found >= 0 ? found : Math.max(0, -found - 2);
        int i = segment * STRIDE;
        double angle = (within - starts[segment]) / segments[i + 9];
        double sin = Math.sin(angle);
        double cos = Math.cos(angle);
        double x = segments[i] + segments[i + 3] * cos + segments[i + 6] * sin;
        double y = segments[i + 1] + segments[i + 4] * cos + segments[i + 7] * sin;
        double z = segments[i + 2] + segments[i + 5] * cos + segments[i + 8] * sin;
        double dx = segments[i + 6] * cos - segments[i + 3] * sin;
        double dy = segments[i + 7] * cos - segments[i + 4] * sin;
        double dz = segments[i + 8] * cos - segments[i + 5] * sin;
        out[0] = Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, z))));
        out[1] = Math.toDegrees(Math.atan2(y, x));
        double track = Math.toDegrees(Math.atan2(x * dy - y * dx, dz));
        out[2] = track < 0 ? (track + 360) % 360 : track;
    }
}
