package dev.slipstream.ingest.provider.simulator.world;

import static dev.slipstream.core.geo.GreatCircle.EARTH_RADIUS_METERS;
import static dev.slipstream.ingest.provider.simulator.world.Vectors.cross;
import static dev.slipstream.ingest.provider.simulator.world.Vectors.dot;
import static dev.slipstream.ingest.provider.simulator.world.Vectors.sum;
import static dev.slipstream.ingest.provider.simulator.world.Vectors.tangent;
import static dev.slipstream.ingest.provider.simulator.world.Vectors.unit;

import org.jspecify.annotations.Nullable;

/** A way from one pose to another: a turn, a great circle, a turn. Turns to the left are negative. */
/*
 * After L. E. Dubins, "On curves of minimal length with a constraint on average curvature" (American
 * Journal of Mathematics 79, 1957), his ways of the form turn-straight-turn carried to the sphere. The
 * great circle with pole N touches a turn about c with radius ρ when N·c = sin ρ (turn to the left) or
 * −sin ρ (to the right). With both centres given, N = a·c1 + b·c2 + g·(c1×c2), where g > 0 is the one
 * that leads from the first to the second.
 */
record Turns(
        double firstDegreesRight,
        double firstRadiusMeters,
        double straightMeters,
        double secondDegreesRight,
        double secondRadiusMeters) {

    private static final double SAME_CENTER = 1e-16;
    private static final double ALL_ROUND = 2 * Math.PI - 1e-7;

    double meters() {
        return straightMeters
                + Math.toRadians(Math.abs(firstDegreesRight)) * firstRadiusMeters
                + Math.toRadians(Math.abs(secondDegreesRight)) * secondRadiusMeters;
    }

    /** The shortest way; the first turn to the left where two are equal to a metre. */
    static Turns plan(Pose from, Pose to, double firstRadiusMeters, double secondRadiusMeters) {
        Turns best = null;
        for (int sides = 0; sides < 4; sides++) {
            Turns way = way(from, to, firstRadiusMeters, secondRadiusMeters, 1 - 2 * (sides / 2), 1 - 2 * (sides % 2));
            if (way != null && (best == null || way.meters() < best.meters() - 1)) {
                best = way;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("Cannot turn from " + from.position() + " to " + to.position());
        }
        return best;
    }

    /** @param firstSide 1 to the left, −1 to the right */
    private static @Nullable Turns way(
            Pose from, Pose to, double firstRadius, double secondRadius, int firstSide, int secondSide) {
        double ring1 = firstRadius / EARTH_RADIUS_METERS;
        double ring2 = secondRadius / EARTH_RADIUS_METERS;
        double[] c1 = unit(sum(Math.cos(ring1), from.at, firstSide * Math.sin(ring1), cross(from.at, from.ahead)));
        double[] c2 = unit(sum(Math.cos(ring2), to.at, secondSide * Math.sin(ring2), cross(to.at, to.ahead)));
        double[] across = cross(c1, c2);
        double apart = dot(across, across);
        if (apart < SAME_CENTER) {
            return null;
        }
        double g = dot(c1, c2);
        double b1 = firstSide * Math.sin(ring1);
        double b2 = secondSide * Math.sin(ring2);
        double alpha = (b1 - g * b2) / apart;
        double beta = (b2 - g * b1) / apart;
        double rest = 1 - alpha * b1 - beta * b2;
        if (rest < 0) {
            return null;
        }
        double[] pole = unit(sum(1, sum(alpha, c1, beta, c2), Math.sqrt(rest / apart), across));
        double[] leave = unit(sum(1, c1, -dot(pole, c1), pole));
        double[] join = unit(sum(1, c2, -dot(pole, c2), pole));
        double straight = around(dot(pole, cross(leave, join)), dot(leave, join));
        double first = angle(c1, from.at, from.ahead, leave);
        double second = angle(c2, join, cross(pole, join), to.at);
        return new Turns(
                -firstSide * Math.toDegrees(first),
                firstRadius,
                straight * EARTH_RADIUS_METERS,
                -secondSide * Math.toDegrees(second),
                secondRadius);
    }

    /** How far around a centre, moving {@code ahead} at first. */
    private static double angle(double[] center, double[] at, double[] ahead, double[] end) {
        return around(dot(end, ahead), dot(end, tangent(at, center)));
    }

    private static double around(double sin, double cos) {
        double angle = Math.atan2(sin, cos);
        double positive = angle < 0 ? angle + 2 * Math.PI : angle;
        return positive > ALL_ROUND ? 0 : positive;
    }
}
