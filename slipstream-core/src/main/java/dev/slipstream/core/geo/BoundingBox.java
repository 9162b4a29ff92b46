package dev.slipstream.core.geo;

import dev.slipstream.core.model.Position;
import java.util.List;

/**
 * An area between two parallels and two meridians, in degrees. With {@code west > east} it crosses
 * the antimeridian. Edges belong to the box.
 *
 * @param south −90 to {@code north}
 * @param west −180 to 180
 * @param north {@code south} to 90
 * @param east −180 to 180
 */
public record BoundingBox(double south, double west, double north, double east) {

    /** Everywhere. */
    public static final BoundingBox WORLD = new BoundingBox(-90, -180, 90, 180);

    public BoundingBox {
        if (!(south >= -90 && south <= north && north <= 90)) {
            throw new IllegalArgumentException("Cannot use a box from latitude " + south + " to " + north
                    + ": both must be -90 to 90, south first");
        }
        if (!(Math.abs(west) <= 180 && Math.abs(east) <= 180)) {
            throw new IllegalArgumentException(
                    "Cannot use a box from longitude " + west + " to " + east + ": both must be -180 to 180");
        }
    }

    /** The smallest box that holds every point within {@code radiusMeters} of {@code center}, on the sphere. */
    public static BoundingBox around(Position center, double radiusMeters) {
        // Longitude reach of a circle: J. P. Matuschek, "Finding Points Within a Distance of a
        // Latitude/Longitude Using Bounding Coordinates" (2010), after Bronshtein's handbook.
        double angle = radiusMeters / GreatCircle.EARTH_RADIUS_METERS;
        double south = center.latitude() - Math.toDegrees(angle);
        double north = center.latitude() + Math.toDegrees(angle);
        if (south <= -90 || north >= 90) {
            return new BoundingBox(Math.max(-90, south), -180, Math.min(90, north), 180);
        }
        double reach =
                Math.toDegrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(Math.toRadians(center.latitude())))));
        return new BoundingBox(south, wrap(center.longitude() - reach), north, wrap(center.longitude() + reach));
    }

    public boolean crossesAntimeridian() {
        return west > east;
    }

    public boolean contains(Position position) {
        return contains(position.latitude(), position.longitude());
    }

    public boolean contains(double latitude, double longitude) {
        if (latitude < south || latitude > north) {
            return false;
        }
        return crossesAntimeridian() ? longitude >= west || longitude <= east : longitude >= west && longitude <= east;
    }

    /** From west to east, 0 to 360. */
    public double widthDegrees() {
        return crossesAntimeridian() ? 360 - west + east : east - west;
    }

    /** Height times width, as providers price requests. */
    public double squareDegrees() {
        return (north - south) * widthDegrees();
    }

    /** The same area as one or two boxes that do not cross the antimeridian. */
    public List<BoundingBox> splitAtAntimeridian() {
        return crossesAntimeridian()
                ? List.of(new BoundingBox(south, west, north, 180), new BoundingBox(south, -180, north, east))
                : List.of(this);
    }

    private static double wrap(double longitude) {
        if (longitude > 180) {
            return longitude - 360;
        }
        return longitude < -180 ? longitude + 360 : longitude;
    }
}
