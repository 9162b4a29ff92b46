package dev.slipstream.core.trajectory.event;

import dev.slipstream.core.model.Position;
import org.jspecify.annotations.Nullable;

/**
 * When, where and how high an aircraft was, in whole numbers, so that it is the same after storing.
 *
 * @param millis since 1970
 * @param latitude in hundred-thousandths of a degree; {@link #NONE} where no position is known
 * @param longitude in hundred-thousandths of a degree
 * @param altitude in centimetres; {@link #NONE} where none is known
 */
public record Spot(long millis, int latitude, int longitude, int altitude) {
    /** What is not known. */
    public static final int NONE = Integer.MIN_VALUE;

    private static final double UNITS = 1e5;
    private static final int ALL_ROUND = 36_000_000;

    /** The length of a hundred-thousandth of a degree of latitude. */
    private static final double METERS_PER_UNIT = 1.111_95;

    static int units(double degrees) {
        return (int) Math.rint(degrees * UNITS);
    }

    boolean hasPosition() {
        return latitude != NONE;
    }

    boolean hasAltitude() {
        return altitude != NONE;
    }

    @Nullable
    Position position() {
        return hasPosition() ? new Position(latitude / UNITS, longitude / UNITS) : null;
    }

    Spot at(long otherMillis) {
        return new Spot(otherMillis, latitude, longitude, altitude);
    }

    double secondsUntil(Spot later) {
        return (later.millis - millis) / 1000.0;
    }

    /** On a plane that touches the Earth here: to 1 % for 200 km outside the polar regions. Both have positions. */
    double metersTo(Spot other) {
        double north = metersNorthTo(other);
        double east = metersEastTo(other);
        return Math.sqrt(north * north + east * east);
    }

    double metersNorthTo(Spot other) {
        return (other.latitude - latitude) * METERS_PER_UNIT;
    }

    double metersEastTo(Spot other) {
        int east = other.longitude - longitude;
        int shortest = east > ALL_ROUND / 2 ? east - ALL_ROUND : east < -ALL_ROUND / 2 ? east + ALL_ROUND : east;
        double middle = (latitude / UNITS + other.latitude / UNITS) / 2;
        return shortest * METERS_PER_UNIT * Math.cos(Math.toRadians(middle));
    }
}
