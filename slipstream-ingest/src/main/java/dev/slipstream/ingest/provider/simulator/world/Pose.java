package dev.slipstream.ingest.provider.simulator.world;

import static dev.slipstream.ingest.provider.simulator.world.Vectors.cross;
import static dev.slipstream.ingest.provider.simulator.world.Vectors.sum;
import static dev.slipstream.ingest.provider.simulator.world.Vectors.tangent;
import static dev.slipstream.ingest.provider.simulator.world.Vectors.unit;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;

/** A point on the Earth and a direction of travel there. Immutable. */
final class Pose {

    private static final double[] NORTH_POLE = {0, 0, 1};

    final double[] at;
    final double[] ahead;

    /** @param ahead perpendicular to {@code at}; both of length one */
    Pose(double[] at, double[] ahead) {
        this.at = at;
        this.ahead = ahead;
    }

    static Pose of(Position position, double bearingDegrees) {
        double[] at = Vectors.of(position);
        double[] north = tangent(NORTH_POLE, at);
        double bearing = Math.toRadians(bearingDegrees);
        return new Pose(at, sum(Math.cos(bearing), north, -Math.sin(bearing), cross(at, north)));
    }

    /** Further along the great circle; behind for a negative distance. */
    Pose moved(double meters) {
        double angle = meters / GreatCircle.EARTH_RADIUS_METERS;
        double[] to = unit(sum(Math.cos(angle), at, Math.sin(angle), ahead));
        return new Pose(to, tangent(sum(-Math.sin(angle), at, Math.cos(angle), ahead), to));
    }

    /** Facing another way in the same place. */
    Pose turned(double degreesRight) {
        double angle = Math.toRadians(degreesRight);
        return new Pose(at, tangent(sum(Math.cos(angle), ahead, -Math.sin(angle), cross(at, ahead)), at));
    }

    /** In the same place, facing a point. */
    Pose facing(double[] point) {
        return new Pose(at, tangent(point, at));
    }

    double metersTo(double[] point) {
        double[] across = cross(at, point);
        return GreatCircle.EARTH_RADIUS_METERS
                * Math.atan2(Math.sqrt(Vectors.dot(across, across)), Vectors.dot(at, point));
    }

    Position position() {
        return new Position(
                Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, at[2])))), Math.toDegrees(Math.atan2(at[1], at[0])));
    }
}
