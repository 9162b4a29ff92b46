package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.core.reference.ReferenceData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Where one operator flies, as rotations: out and back to the same airport. */
final class OperatorNetwork {

    private static final double SHORTEST_LEG_METERS = 100_000;
    private static final double LONGEST_LEG_METERS = 16_000_000;

    /** Airports in the order flown, and the callsigns that fly them so; dealt out in turn. */
    static final class Way {
        final List<Airport> airports;
        final List<String> callsigns = new ArrayList<>(1);
        private int dealt;

        private Way(List<Airport> airports) {
            this.airports = airports;
        }

        String nextCallsign() {
            return callsigns.get(dealt++ % callsigns.size());
        }

        private double longestLegMeters() {
            double longest = 0;
            for (int i = 1; i < airports.size(); i++) {
                longest = Math.max(longest, legMeters(i));
            }
            return longest;
        }

        private boolean flyable() {
            for (int i = 1; i < airports.size(); i++) {
                double meters = legMeters(i);
                if (meters < SHORTEST_LEG_METERS || meters > LONGEST_LEG_METERS) {
                    return false;
                }
            }
            return true;
        }

        private double legMeters(int i) {
            return GreatCircle.distanceMeters(
                    airports.get(i - 1).position(), airports.get(i).position());
        }
    }

    /**
     * A way there and one back; the only one where it is a loop.
     *
     * @param ways one or two
     */
    record Rotation(List<Way> ways, double longestLegMeters) {
        private static Rotation of(List<Way> ways) {
            return new Rotation(
                    ways, ways.stream().mapToDouble(Way::longestLegMeters).max().orElseThrow());
        }
    }

    private final List<Rotation> rotations = new ArrayList<>();
    private final Map<String, List<Rotation>> byBase = new LinkedHashMap<>();

    OperatorNetwork(String operator, ReferenceData reference) {
        Map<List<String>, Way> ways = new LinkedHashMap<>();
        reference.forEachRouteOf(operator, route -> {
            Way way = ways.get(route.airports());
            if (way == null) {
                way = new Way(airports(route.airports(), reference));
                ways.put(route.airports(), way);
            }
            way.callsigns.add(route.callsign());
        });
        ways.forEach((idents, way) -> {
            Rotation rotation = way.airports.size() == idents.size() && way.flyable() ? rotation(idents, ways) : null;
            if (rotation != null) {
                rotations.add(rotation);
                byBase.computeIfAbsent(idents.get(0), b -> new ArrayList<>()).add(rotation);
            }
        });
    }

    private static List<Airport> airports(List<String> idents, ReferenceData reference) {
        return idents.stream().flatMap(i -> reference.findAirport(i).stream()).toList();
    }

    private static @Nullable Rotation rotation(List<String> idents, Map<List<String>, Way> ways) {
        Way out = ways.get(idents);
        if (out == null) {
            return null;
        }
        if (idents.get(0).equals(idents.get(idents.size() - 1))) {
            return Rotation.of(List.of(out));
        }
        List<String> reversed = new ArrayList<>(idents);
        Collections.reverse(reversed);
        Way back = ways.get(reversed);
        return back == null ? null : Rotation.of(List.of(out, back));
    }

    boolean isEmpty() {
        return rotations.isEmpty();
    }

    /** The rotations of an airport where an aircraft may live: the busier end of a way taken at random. */
    List<Rotation> chooseBase(Random random) {
        Rotation any = rotations.get(random.nextInt(rotations.size()));
        List<Airport> airports = any.ways().get(0).airports;
        List<Rotation> first = rotationsFrom(airports.get(0));
        List<Rotation> last = rotationsFrom(airports.get(airports.size() - 1));
        return first.size() >= last.size() ? first : last;
    }

    private List<Rotation> rotationsFrom(Airport airport) {
        return byBase.getOrDefault(airport.ident(), List.of());
    }
}
