package dev.slipstream.core.reference;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A direction of a runway as a line on the ground, where what is known of it does not contradict itself.
 *
 * @param headingDegrees from one threshold to the other where both are known, else as the table says
 * @param northPart cosine of the heading
 * @param eastPart sine of the heading
 */
record Strip(
        Runway runway,
        Position threshold,
        double headingDegrees,
        double lengthMeters,
        double northPart,
        double eastPart,
        double cosLatitude) {
    static final double METERS_PER_DEGREE = Math.toRadians(1) * GreatCircle.EARTH_RADIUS_METERS;
    private static final double MOST_METERS_FROM_AIRPORT = 8_000;
    private static final double MOST_DEGREES_OFF = 4;
    private static final Pattern NUMBERED = Pattern.compile("[0-9]{2}[LCR]?");

    /** Those of an airport that can be drawn. */
    static List<Strip> of(Airport airport, List<Runway> directions) {
        List<Strip> out = new ArrayList<>(directions.size());
        for (Runway direction : directions) {
            Strip strip = of(airport, direction, opposite(direction, directions));
            if (strip != null) {
                out.add(strip);
            }
        }
        return out;
    }

    /** How far the point lies in the runway's direction from its threshold; negative before it. */
    double along(Position point) {
        return north(point) * northPart + east(point) * eastPart;
    }

    /** How far the point lies to the right of the runway's line. */
    double across(Position point) {
        return east(point) * northPart - north(point) * eastPart;
    }

    /** How far the point is from the runway itself. */
    double distance(Position point) {
        double along = along(point);
        double beyond = along < 0 ? -along : Math.max(0, along - lengthMeters);
        double across = across(point);
        return Math.sqrt(beyond * beyond + across * across);
    }

    /** Between two points not far from each other. */
    static double distance(Position from, Position to) {
        double north = (to.latitude() - from.latitude()) * METERS_PER_DEGREE;
        double middle = Math.toRadians((from.latitude() + to.latitude()) / 2);
        double east = Math.IEEEremainder(to.longitude() - from.longitude(), 360) * METERS_PER_DEGREE * Math.cos(middle);
        return Math.sqrt(north * north + east * east);
    }

    private double north(Position point) {
        return (point.latitude() - threshold.latitude()) * METERS_PER_DEGREE;
    }

    private double east(Position point) {
        return Math.IEEEremainder(point.longitude() - threshold.longitude(), 360) * METERS_PER_DEGREE * cosLatitude;
    }

    private static @Nullable Strip of(Airport airport, Runway direction, Optional<Position> end) {
        Position threshold = direction.threshold();
        Double heading = direction.headingDegrees();
        Integer length = direction.lengthMeters();
        if (threshold == null || GreatCircle.distanceMeters(threshold, airport.position()) > MOST_METERS_FROM_AIRPORT) {
            return null;
        }
        if (end.isEmpty()) {
            return heading == null || length == null ? null : of(direction, threshold, heading, length);
        }
        double between = GreatCircle.distanceMeters(threshold, end.get());
        double bearing = GreatCircle.bearingDegrees(threshold, end.get());
        boolean contradicts = heading != null && off(heading, bearing) > MOST_DEGREES_OFF
                || length != null && Math.abs(between - length) > 0.25 * length
                || between < 100;
        return contradicts ? null : of(direction, threshold, bearing, between);
    }

    private static Strip of(Runway direction, Position threshold, double heading, double length) {
        double radians = Math.toRadians(heading);
        double cosLatitude = Math.cos(Math.toRadians(threshold.latitude()));
        return new Strip(direction, threshold, heading, length, Math.cos(radians), Math.sin(radians), cosLatitude);
    }

    private static Optional<Position> opposite(Runway direction, List<Runway> all) {
        String ident = direction.ident();
        if (!NUMBERED.matcher(ident).matches()) {
            return Optional.empty();
        }
        int number = (Integer.parseInt(ident.substring(0, 2)) + 17) % 36 + 1;
        String side = ident.substring(2).replace('L', '#').replace('R', 'L').replace('#', 'R');
        String wanted = (number < 10 ? "0" : "") + number + side;
        return all.stream()
                .filter(r -> r.ident().equals(wanted))
                .flatMap(r -> Optional.ofNullable(r.threshold()).stream())
                .findFirst();
    }

    /** Between two directions, 0 to 180. */
    static double off(double a, double b) {
        return Math.abs(Math.IEEEremainder(a - b, 360));
    }
}
