package dev.slipstream.core.reference;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds airports by where they are. Immutable; for any thread. */
public final class AirportIndex {
    private static final double METERS_PER_DEGREE = Math.toRadians(1) * GreatCircle.EARTH_RADIUS_METERS;

    private final ReferenceData reference;
    private final Map<Integer, List<Airport>> byCell = new HashMap<>();

    private AirportIndex(ReferenceData reference) {
        this.reference = reference;
        for (Airport airport : reference.listAirports()) {
            int south = (int) Math.floor(airport.position().latitude());
            int west = (int) Math.floor(airport.position().longitude());
            byCell.computeIfAbsent(cell(south, west), fresh -> new ArrayList<>())
                    .add(airport);
        }
    }

    public static AirportIndex of(ReferenceData reference) {
        return new AirportIndex(reference);
    }

    /** The tables that it was made from. */
    public ReferenceData reference() {
        return reference;
    }

    /** The nearest airport whose reference point is within a distance of up to 100 km; of equally near ones the first by ident. */
    public Optional<Airport> nearest(Position position, double withinMeters) {
        Airport best = null;
        double least = withinMeters;
        double reach = withinMeters / METERS_PER_DEGREE;
        double cos = Math.max(0.01, Math.cos(Math.toRadians(position.latitude())));
        int north = (int) Math.floor(position.latitude() + reach);
        int east = (int) Math.floor(position.longitude() + reach / cos);
        for (int row = (int) Math.floor(position.latitude() - reach); row <= north; row++) {
            for (int column = (int) Math.floor(position.longitude() - reach / cos); column <= east; column++) {
                for (Airport airport : byCell.getOrDefault(cell(row, column), List.of())) {
                    double distance = GreatCircle.distanceMeters(position, airport.position());
                    boolean nearer = best == null
                            ? distance <= least
                            : distance < least
                                    || distance == least && airport.ident().compareTo(best.ident()) < 0;
                    if (nearer) {
                        best = airport;
                        least = distance;
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static int cell(int south, int west) {
        return south * 1_000 + Math.floorMod(west + 180, 360);
    }
}
