package dev.slipstream.ingest.provider.simulator.world;

import static dev.slipstream.core.geo.GreatCircle.EARTH_RADIUS_METERS;
import static dev.slipstream.ingest.provider.simulator.world.Vectors.cross;
import static dev.slipstream.ingest.provider.simulator.world.Vectors.sum;
import static dev.slipstream.ingest.provider.simulator.world.Vectors.tangent;
import static dev.slipstream.ingest.provider.simulator.world.Vectors.unit;

import java.util.Arrays;

/** Draws a {@link Path} from where it stands and faces. Each stroke begins where the last ended. */
final class PathPen {

    private static final double[] ZERO = new double[3];

    /** Shorter strokes are left out: they would only be noise. */
    private static final double LEAST_METERS = 1e-6;

    private double[] segments = new double[12 * Path.STRIDE];
    private double[] starts = new double[12];
    private int count;
    private double meters;
    private Pose pose;

    PathPen(Pose start) {
        pose = start;
    }

    Pose pose() {
        return pose;
    }

    /** How much has been drawn. */
    double meters() {
        return meters;
    }

    PathPen straight(double length) {
        if (length > LEAST_METERS) {
            add(ZERO, pose.at, pose.ahead, EARTH_RADIUS_METERS, length);
            pose = pose.moved(length);
        }
        return this;
    }

    /** A turn on a circle; to the left for negative degrees, several times around beyond 360. */
    PathPen turn(double degreesRight, double radiusMeters) {
        double angle = Math.toRadians(Math.abs(degreesRight));
        double ring = radiusMeters / EARTH_RADIUS_METERS;
        double ringRadius = EARTH_RADIUS_METERS * Math.sin(ring);
        if (angle * ringRadius <= LEAST_METERS) {
            return this;
        }
        double side = degreesRight < 0 ? 1 : -1;
        double[] center = unit(sum(Math.cos(ring), pose.at, side * Math.sin(ring), cross(pose.at, pose.ahead)));
        double[] out = tangent(pose.at, center);
        double[] k = sum(Math.cos(ring), center, 0, center);
        double[] p = sum(Math.sin(ring), out, 0, out);
        double[] q = sum(Math.sin(ring), pose.ahead, 0, out);
        add(k, p, q, ringRadius, angle * ringRadius);
        double[] at = unit(sum(1, k, 1, sum(Math.cos(angle), p, Math.sin(angle), q)));
        pose = new Pose(at, tangent(sum(-Math.sin(angle), p, Math.cos(angle), q), at));
        return this;
    }

    /** Turns on the spot, then straight to a point. */
    PathPen walkTo(Pose target) {
        double length = pose.metersTo(target.at);
        if (length > LEAST_METERS) {
            pose = pose.facing(target.at);
            straight(length);
        }
        return this;
    }

    /** Turns on the spot to face as another does. */
    PathPen faceAs(Pose other) {
        pose = new Pose(pose.at, tangent(other.ahead, pose.at));
        return this;
    }

    /** Along the shortest way of a turn, a straight line and a turn to be at a point facing as asked. */
    PathPen flyTo(Pose target, double firstRadiusMeters, double secondRadiusMeters) {
        return follow(Turns.plan(pose, target, firstRadiusMeters, secondRadiusMeters), target);
    }

    /** Along a way planned from here. */
    PathPen follow(Turns way, Pose target) {
        turn(way.firstDegreesRight(), way.firstRadiusMeters());
        straight(way.straightMeters());
        turn(way.secondDegreesRight(), way.secondRadiusMeters());
        pose = target;
        return this;
    }

    Path path() {
        return new Path(Arrays.copyOf(segments, count * Path.STRIDE), Arrays.copyOf(starts, count), meters);
    }

    private void add(double[] k, double[] p, double[] q, double radius, double length) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            segments = Arrays.copyOf(segments, 2 * segments.length);
        }
        int i = count * Path.STRIDE;
        System.arraycopy(k, 0, segments, i, 3);
        System.arraycopy(p, 0, segments, i + 3, 3);
        System.arraycopy(q, 0, segments, i + 6, 3);
        segments[i + 9] = radius;
        starts[count++] = meters;
        meters += length;
    }
}
