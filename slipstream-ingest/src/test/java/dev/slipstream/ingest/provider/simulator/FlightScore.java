package dev.slipstream.ingest.provider.simulator;

import dev.slipstream.core.model.AirportFix;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.FlightEvent;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.core.reference.AirportIndex;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.trajectory.FlightAssembler;
import dev.slipstream.core.trajectory.FlightListener;
import dev.slipstream.ingest.provider.simulator.world.TrueFlight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares assembled flights with the simulator's truth.
 *
 * <p>A match is one to one, of the same aircraft, and the time in the air overlaps by 0.9 (what both have, of
 * what either has). What was not heard cannot be known: an end of the true flight that lies outside what was
 * heard of it may also count as being where hearing begins or ends, whichever is nearer to what was
 * assembled. A true flight is to be found when it was heard in the air at two polls; rows that never left
 * the ground are no flights. An end is visible when the aircraft was heard on the ground within 10 minutes
 * of it, or in the air no higher than {@value #VISIBLE_METERS} m above the airport.
 */
final class FlightScore {
    private static final double LEAST_OVERLAP = 0.9;
    private static final int VISIBLE_METERS = 1_000;
    private static final long VISIBLE_SECONDS = 600;
    private static final long CLOSE_SECONDS = 30;

    private record Span(Instant from, Instant to) {
        double overlap(Span other) {
            double both = seconds(later(from, other.from), earlier(to, other.to));
            double either = seconds(earlier(from, other.from), later(to, other.to));
            return either <= 0 ? 1 : Math.max(0, both) / either;
        }
    }

    private record Pair(TrueFlight truth, Flight found, double overlap) {}

    private final ReferenceData reference = ReferenceData.bundled();
    private final Map<String, int[]> counts = new LinkedHashMap<>();
    private final List<String> misses = new ArrayList<>();
    private final Map<String, List<TrueFlight>> truthByAircraft;
    private final Set<String> seenAircraft = new HashSet<>();
    private final Instant windowEnd;

    private FlightScore(SimulatedDay day) {
        windowEnd = day.end();
        truthByAircraft = day.flights().stream()
                .collect(Collectors.groupingBy(TrueFlight::aircraft, TreeMap::new, Collectors.toList()));
        for (String name : List.of("recall", "precision", "take-off", "landing", "departure", "arrival", "runway")) {
            counts.put(name, new int[2]);
        }
    }

    /** Assembles the day and compares. */
    static FlightScore of(SimulatedDay day) {
        FlightScore score = new FlightScore(day);
        AirportIndex airports = AirportIndex.of(ReferenceData.bundled());
        day.forEachAircraft((aircraft, states) -> {
            TreeMap<String, Flight> flights = new TreeMap<>();
            FlightListener out = new FlightListener() {
                @Override
                public void flight(Flight version) {
                    flights.put(version.id(), version);
                }

                @Override
                public void event(FlightEvent event) {}
            };
            FlightAssembler assembler = FlightAssembler.of(aircraft, airports);
            for (StateVector state : states) {
                assembler.advanceTo(state.seenAt(), out);
                assembler.observe(state, 0, out);
            }
            assembler.advanceTo(day.end(), out);
            score.compare(
                    states, new ArrayList<>(flights.values()), score.truthByAircraft.getOrDefault(aircraft, List.of()));
        });
        return score;
    }

    /** Right of all, 0 to 1. */
    double share(String name) {
        int[] count = counts.get(name);
        return count[1] == 0 ? 1 : (double) count[0] / count[1];
    }

    List<String> misses() {
        return misses;
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(e -> String.format(
                        Locale.ROOT,
                        "%s %.3f (%d of %d)",
                        e.getKey(),
                        share(e.getKey()),
                        e.getValue()[0],
                        e.getValue()[1]))
                .collect(Collectors.joining(", "));
    }

    private void compare(List<StateVector> states, List<Flight> assembled, List<TrueFlight> truths) {
        List<Flight> flights = assembled.stream().filter(FlightScore::flew).toList();
        List<Pair> pairs = new ArrayList<>();
        for (TrueFlight truth : truths) {
            for (Flight flight : flights) {
                double overlap = overlap(truth, flight, states);
                if (overlap >= LEAST_OVERLAP) {
                    pairs.add(new Pair(truth, flight, overlap));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::overlap).reversed());
        Map<TrueFlight, Flight> matched = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            if (!matched.containsKey(pair.truth()) && !matched.containsValue(pair.found())) {
                matched.put(pair.truth(), pair.found());
            }
        }
        for (TrueFlight truth : truths) {
            if (heardInAir(truth, states).size() >= 2) {
                count("recall", matched.containsKey(truth), () -> describe(truth, states) + " among " + brief(flights));
            }
        }
        for (Flight flight : flights) {
            count(
                    "precision",
                    matched.containsValue(flight),
                    () -> brief(List.of(flight)) + " of "
                            + truths.stream().map(t -> describe(t, states)).toList());
        }
        matched.forEach((truth, flight) -> compareEnds(truth, flight, states));
    }

    private void compareEnds(TrueFlight truth, Flight flight, List<StateVector> states) {
        if (isVisible(states, truth.departedAt(), truth.departure(), truth, true)) {
            count("take-off", isClose(flight.departure(), truth.departedAt()), () -> miss(truth, flight, states));
            count(
                    "departure",
                    truth.departure().equals(flight.departure().airport()),
                    () -> miss(truth, flight, states));
            if (truth.departureRunway() != null) {
                count(
                        "runway",
                        truth.departureRunway().equals(flight.departure().runway()),
                        () -> "dep " + miss(truth, flight, states));
            }
        }
        boolean due = flight.over()
                || flight.arrival().at() != null
                || truth.arrivedAt().isBefore(windowEnd.minusSeconds(1_500));
        if (due
                && truth.arrivedAt().isBefore(windowEnd)
                && isVisible(states, truth.arrivedAt(), truth.arrival(), truth, false)) {
            count("landing", isClose(flight.arrival(), truth.arrivedAt()), () -> miss(truth, flight, states));
            count("arrival", truth.arrival().equals(flight.arrival().airport()), () -> miss(truth, flight, states));
            if (truth.arrivalRunway() != null) {
                count(
                        "runway",
                        truth.arrivalRunway().equals(flight.arrival().runway()),
                        () -> "arr " + miss(truth, flight, states));
            }
        }
    }

    private void count(String name, boolean right, java.util.function.Supplier<String> miss) {
        int[] count = counts.get(name);
        count[1]++;
        if (right) {
            count[0]++;
        } else {
            misses.add(name + ": " + miss.get());
        }
    }

    private static boolean isClose(AirportFix fix, Instant truth) {
        return fix.at() != null && Math.abs(seconds(fix.at(), truth)) <= CLOSE_SECONDS;
    }

    private boolean isVisible(List<StateVector> states, Instant end, String airport, TrueFlight truth, boolean begins) {
        double elevation =
                reference.findAirport(airport).map(Airport::elevationMeters).orElse(0.0);
        for (StateVector state : states) {
            boolean inside = !state.seenAt().isBefore(truth.departedAt())
                    && !state.seenAt().isAfter(truth.arrivedAt());
            boolean near = Math.abs(seconds(state.seenAt(), end)) <= VISIBLE_SECONDS;
            boolean outside =
                    begins ? state.seenAt().isBefore(end) : state.seenAt().isAfter(end);
            Double altitude =
                    state.baroAltitudeMeters() == null ? state.geoAltitudeMeters() : state.baroAltitudeMeters();
            if (near
                    && (outside && Boolean.TRUE.equals(state.onGround())
                            || inside
                                    && altitude != null
                                    && state.position() != null
                                    && altitude - elevation <= VISIBLE_METERS)) {
                return true;
            }
        }
        return false;
    }

    private static boolean flew(Flight flight) {
        return flight.flew();
    }

    private static List<StateVector> heardInAir(TrueFlight truth, List<StateVector> states) {
        return states.stream()
                .filter(s ->
                        s.seenAt().isAfter(truth.departedAt()) && s.seenAt().isBefore(truth.arrivedAt()))
                .toList();
    }

    private static double overlap(TrueFlight truth, Flight flight, List<StateVector> states) {
        List<StateVector> heard = heardInAir(truth, states);
        if (heard.isEmpty()) {
            return 0;
        }
        Span found = new Span(
                flight.departure().at() == null
                        ? flight.firstSeenAt()
                        : flight.departure().at(),
                flight.arrival().at() == null
                        ? flight.lastSeenAt()
                        : flight.arrival().at());
        double best = 0;
        for (Instant from : List.of(truth.departedAt(), heard.get(0).seenAt())) {
            for (Instant to :
                    List.of(truth.arrivedAt(), heard.get(heard.size() - 1).seenAt())) {
                best = Math.max(best, new Span(from, to).overlap(found));
            }
        }
        return best;
    }

    private static String describe(TrueFlight t, List<StateVector> states) {
        List<StateVector> heard = heardInAir(t, states);
        return t.aircraft() + " " + t.kind() + " " + t.callsign() + " " + t.departure() + "/" + t.departureRunway()
                + "-" + t.arrival() + "/" + t.arrivalRunway() + " "
                + t.departedAt() + ".." + t.arrivedAt() + " heard " + heard.size()
                + (heard.isEmpty() ? "" : " " + alt(heard.get(0)) + " .. " + alt(heard.get(heard.size() - 1)));
    }

    private static String alt(StateVector s) {
        return s.seenAt() + "@" + s.baroAltitudeMeters() + "m " + s.motion().verticalRateMps() + "m/s";
    }

    private static String brief(List<Flight> flights) {
        return flights.stream()
                .map(f -> f.id() + " " + f.stage() + " " + f.callsign() + " " + f.departure() + " " + f.arrival() + " "
                        + f.firstSeenAt() + ".." + f.lastSeenAt())
                .toList()
                .toString();
    }

    private static String miss(TrueFlight truth, Flight flight, List<StateVector> states) {
        return describe(truth, states) + " : " + brief(List.of(flight));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
