package dev.slipstream.core.reference;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds airports by where they are, in about 0.1 µs. Immutable; for any thread. */
/*
 * Airports stand in the order of half-degree cells, each as its point on the unit sphere. Of two points
 * the chord between them grows with their distance, and its square takes three multiplications.
 */
public final class AirportIndex {
    /** Beyond this, cells would have to be looked at whose width is not bounded below. */
    private static final double MAX_REACH_METERS = 100_000;

    private static final int PER_DEGREE = 2;
    private static final int ROWS = 180 * PER_DEGREE;
    private static final int COLUMNS = 360 * PER_DEGREE;

    /** Where a parallel is so short that all of its cells are looked at, radians. */
    private static final double WIDEST_REACH = 0.3;

    /** By how much 2 asin(x / 2) may exceed x below that. */
    private static final double SLACK = 1.005;

    private final ReferenceData reference;
    private final List<Airport> airports;
    private final int[] cellStarts = new int[ROWS * COLUMNS + 1];
    private final double[] x;
    private final double[] y;
    private final double[] z;
    /** Least cosine of a latitude in each row. */
    private final double[] cosines = new double[ROWS];

    AirportIndex(ReferenceData reference) {
        this.reference = reference;
        this.airports = reference.listAirports().stream()
                .sorted(Comparator.comparingInt((Airport airport) -> cell(
                                row(airport.position().latitude()),
                                column(airport.position().longitude())))
                        .thenComparing(Airport::ident))
                .toList();
        x = new double[airports.size()];
        y = new double[airports.size()];
        z = new double[airports.size()];
        for (int i = 0; i < airports.size(); i++) {
            Position position = airports.get(i).position();
            x[i] = x(position.latitude(), position.longitude());
            y[i] = y(position.latitude(), position.longitude());
            z[i] = z(position.latitude());
            cellStarts[cell(row(position.latitude()), column(position.longitude())) + 1]++;
        }
        for (int cell = 0; cell < ROWS * COLUMNS; cell++) {
            cellStarts[cell + 1] += cellStarts[cell];
        }
        for (int row = 0; row < ROWS; row++) {
            double south = Math.abs((double) row / PER_DEGREE - 90);
            double north = Math.abs((double) (row + 1) / PER_DEGREE - 90);
            cosines[row] = Math.cos(Math.toRadians(Math.max(south, north)));
        }
    }

    /** The index over these tables; always the same object for the same tables. */
    public static AirportIndex of(ReferenceData reference) {
        return reference.airportIndex();
    }

    /** The tables that it was made from. */
    public ReferenceData reference() {
        return reference;
    }

    /** The nearest airport whose reference point is within a distance of up to 100 km; of equally near ones the first by ident. */
    public Optional<Airport> nearest(Position position, double withinMeters) {
        int number = numberOfNearest(position.latitude(), position.longitude(), withinMeters);
        return number < 0 ? Optional.empty() : Optional.of(airports.get(number));
    }

    /** How many airports there are; they are numbered from 0. */
    public int size() {
        return airports.size();
    }

    public Airport airport(int number) {
        return airports.get(number);
    }

    /**
     * As {@link #nearest}, without making an object; −1 for none.
     *
     * @param latitude −90 to 90
     * @param longitude −180 to 180
     */
    public int numberOfNearest(double latitude, double longitude, double withinMeters) {
        if (!(withinMeters <= MAX_REACH_METERS)) {
            throw new IllegalArgumentException(
                    "Cannot look for airports within " + withinMeters + " m: at most " + MAX_REACH_METERS);
        }
        double reach = withinMeters / GreatCircle.EARTH_RADIUS_METERS;
        double degrees = Math.toDegrees(reach);
        double fromX = x(latitude, longitude);
        double fromY = y(latitude, longitude);
        double fromZ = z(latitude);
        double chord = 2 * Math.sin(reach / 2);
        double limit = chord * chord;
        int best = -1;
        int north = row(Math.min(90, latitude + degrees));
        for (int row = row(Math.max(-90, latitude - degrees)); row <= north; row++) {
            double width = widthDegrees(reach, Math.min(cosines[row(latitude)], cosines[row]));
            int east = (int) Math.floor((longitude + width + 180) * PER_DEGREE);
            for (int column = (int) Math.floor((longitude - width + 180) * PER_DEGREE); column <= east; column++) {
                int cell = cell(row, Math.floorMod(column, COLUMNS));
                for (int i = cellStarts[cell]; i < cellStarts[cell + 1]; i++) {
                    double away = square(x[i] - fromX) + square(y[i] - fromY) + square(z[i] - fromZ);
                    if (best < 0 ? away <= limit : away < limit || away == limit && isFirst(i, best)) {
                        limit = away;
                        best = i;
                    }
                }
            }
        }
        return best;
    }

    /** How far to the east and west points can be that are within reach, in degrees; at most half round. */
    private static double widthDegrees(double reach, double cosine) {
        return reach >= WIDEST_REACH * cosine ? 180 : Math.toDegrees(reach / cosine) * SLACK;
    }

    private boolean isFirst(int number, int than) {
        return airports.get(number).ident().compareTo(airports.get(than).ident()) < 0;
    }

    private static double square(double length) {
        return length * length;
    }

    private static double x(double latitude, double longitude) {
        return Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(longitude));
    }

    private static double y(double latitude, double longitude) {
        return Math.cos(Math.toRadians(latitude)) * Math.sin(Math.toRadians(longitude));
    }

    private static double z(double latitude) {
        return Math.sin(Math.toRadians(latitude));
    }

    private static int row(double latitude) {
        return Math.min(ROWS - 1, (int) ((latitude + 90) * PER_DEGREE));
    }

    /** 180 degrees east is 180 degrees west. */
    private static int column(double longitude) {
        return Math.floorMod((int) Math.floor((longitude + 180) * PER_DEGREE), COLUMNS);
    }

    private static int cell(int row, int column) {
        return row * COLUMNS + column;
    }
}
