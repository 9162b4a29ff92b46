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

    /** The segment after a distance: beyond the ends, that at the end. */
    int segmentAt(double along) {
        int found = Arrays.binarySearch(starts, along);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /** The distance at which a segment begins; that of the first holds all before it too. */
    double beginOf(int segment) {
        return segment == 0 ? Double.NEGATIVE_INFINITY : starts[segment];
    }

    /** The distance at which a segment ends; that of the last holds all beyond it too. */
    double endOf(int segment) {
        return segment + 1 < starts.length ? starts[segment + 1] : Double.POSITIVE_INFINITY;
    }

    /** Copies a segment; returns the distance at which it starts. */
    double copySegment(int segment, double[] out, int at) {
        System.arraycopy(segments, segment * STRIDE, out, at, STRIDE);
        return starts[segment];
    }

    /**
     * The point after a distance, without allocation.
     *
     * @param along 0 to {@link #meters}; beyond, what would come if the last segment went on
     * @param out receives latitude, longitude (−180 to 180) and track (0 to 360, exclusive), in degrees
     */
    void locate(double along, double[] out) {
        int segment = segmentAt(along);
        locate(segments, segment * STRIDE, along - starts[segment], out);
    }

    /** The point some metres after the start of the segment at {@code i}. */
    static void locate(double[] segments, int i, double meters, double[] out) {
        double angle = meters / segments[i + 9];
        double sin = Math.sin(angle);
        double cos = Math.cos(angle);
        double x = segments[i] + segments[i + 3] * cos + segments[i + 6] * sin;
        double y = segments[i + 1] + segments[i + 4] * cos + segments[i + 7] * sin;
        double z = segments[i + 2] + segments[i + 5] * cos + segments[i + 8] * sin;
        double dx = segments[i + 6] * cos - segments[i + 3] * sin;
        double dy = segments[i + 7] * cos - segments[i + 4] * sin;
        double dz = segments[i + 8] * cos - segments[i + 5] * sin;
        out[0] = Math.toDegrees(Angles.atan2(z, Math.sqrt(x * x + y * y)));
        out[1] = Math.toDegrees(Angles.atan2(y, x));
        double track = Math.toDegrees(Angles.atan2(x * dy - y * dx, dz));
        out[2] = track < 0 ? (track + 360) % 360 : track;
    }
}
