package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.reference.Airport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Airports with an ICAO code that lie close to another. Immutable. */
final class NearbyAirports {

    private static final double CLOSE_METERS = 20_000;

    private final Map<String, Airport> byCode = new HashMap<>();
    private final Map<Long, List<Airport>> byDegree = new HashMap<>();

    NearbyAirports(List<Airport> airports) {
        for (Airport airport : airports) {
            if (airport.icaoCode() != null) {
                byCode.put(airport.ident(), airport);
                byDegree.computeIfAbsent(degree(airport, 0, 0), d -> new ArrayList<>())
                        .add(airport);
            }
        }
    }

    Airport airport(String code) {
        Airport airport = byCode.get(code);
        if (airport == null) {
            throw new IllegalArgumentException("There is no airport " + code);
        }
        return airport;
    }

    boolean knows(String code) {
        return byCode.containsKey(code);
    }

    /** Nearest first, without itself; at most 20 km away. */
    List<Airport> around(Airport airport) {
        List<Airport> near = new ArrayList<>();
        for (int south = -1; south <= 1; south++) {
            for (int west = -1; west <= 1; west++) {
                for (Airport other : byDegree.getOrDefault(degree(airport, south, west), List.of())) {
                    if (!other.ident().equals(airport.ident()) && distance(airport, other) <= CLOSE_METERS) {
                        near.add(other);
                    }
                }
            }
        }
        near.sort(Comparator.comparingDouble((Airport other) -> distance(airport, other))
                .thenComparing(Airport::ident));
        return near;
    }

    private static double distance(Airport one, Airport other) {
        return GreatCircle.distanceMeters(one.position(), other.position());
    }

    private static long degree(Airport airport, int south, int west) {
        return (long) (Math.floor(airport.position().latitude()) + south) * 1000
                + (long) Math.floor(airport.position().longitude())
                + west;
    }
}
