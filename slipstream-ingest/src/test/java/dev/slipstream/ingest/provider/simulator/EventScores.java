package dev.slipstream.ingest.provider.simulator;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.AirportFix;
import dev.slipstream.core.model.EventKind;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.FlightEvent;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.AirportIndex;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.trajectory.FlightListener;
import dev.slipstream.core.trajectory.event.EventWatch;
import dev.slipstream.ingest.provider.simulator.world.ActorKind;
import dev.slipstream.ingest.provider.simulator.world.TrueEvent;
import dev.slipstream.ingest.provider.simulator.world.TrueFlight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds the events that {@link EventWatch} finds against those that really happen. Flights are cut where the
 * truth has them. A found event is right when one of its kind happens on the flight within a tolerance; one
 * that happens is to be found when the states around it are close enough together to show it. A found event
 * that is told of one that a silence hides, at another time, counts neither way.
 */
final class EventScores {
    static final List<EventKind> KINDS = List.of(
            EventKind.TOP_OF_CLIMB,
            EventKind.LEVEL_OFF,
            EventKind.TOP_OF_DESCENT,
            EventKind.HOLDING_BEGIN,
            EventKind.HOLDING_END,
            EventKind.GO_AROUND,
            EventKind.EMERGENCY_BEGIN,
            EventKind.EMERGENCY_END,
            EventKind.DIVERSION);

    private static final ReferenceData REFERENCE = ReferenceData.bundled();
    private static final AirportIndex AIRPORTS = AirportIndex.of(REFERENCE);
    private static final double AT_AIRPORT_METERS = 12_000;

    /** What counts for one kind. */
    static final class Score {
        int happened;
        int visible;
        int visibleFound;
        int found;
        int right;
        int hidden;
        final List<Double> offSeconds = new ArrayList<>();

        double recall() {
            return visible == 0 ? 1 : visibleFound / (double) visible;
        }

        double precision() {
            return found == hidden ? 1 : right / (double) (found - hidden);
        }
    }

    private final Map<EventKind, Score> scores = new EnumMap<>(EventKind.class);
    private final Map<EventKind, Integer> ofOthers = new EnumMap<>(EventKind.class);
    final List<String> wrong = new ArrayList<>();
    private int everySeconds;
    private long states;
    private long nanos;

    EventScores() {
        KINDS.forEach(kind -> scores.put(kind, new Score()));
    }

    Score of(EventKind kind) {
        return Objects.requireNonNull(scores.get(kind));
    }

    /** How far the time may be off. The turn to another airport has no sharp beginning. */
    double toleranceSeconds(EventKind kind) {
        return (kind == EventKind.DIVERSION ? 240 : 60) + everySeconds;
    }

    /** Seconds before and after an event in which no silence may be longer than {@link #longestSilence}. */
    private static int[] evidence(EventKind kind) {
        return switch (kind) {
            case LEVEL_OFF -> new int[] {90, 240};
            case TOP_OF_CLIMB -> new int[] {90, 90};
            case TOP_OF_DESCENT -> new int[] {90, 120};
            case HOLDING_BEGIN -> new int[] {30, 270};
            case HOLDING_END -> new int[] {500, 60};
            case GO_AROUND -> new int[] {60, 60};
            default -> new int[] {0, 60};
        };
    }

    /** For so many seconds the flight must be heard after it, with silences or without. */
    private static int longest(EventKind kind) {
        return kind == EventKind.TOP_OF_CLIMB || kind == EventKind.LEVEL_OFF ? 330 : 60;
    }

    private double longestSilence() {
        return 30 + everySeconds;
    }

    /** Adds what is found in a stretch of traffic. */
    void add(SimulatedDay day) {
        everySeconds = day.everySeconds();
        Map<String, List<TrueFlight>> flights =
                day.flights().stream().collect(Collectors.groupingBy(TrueFlight::aircraft));
        Map<String, List<TrueEvent>> events = day.events().stream().collect(Collectors.groupingBy(TrueEvent::aircraft));
        day.forEachAircraft((aircraft, heard) -> {
            List<TrueFlight> own = new ArrayList<>(flights.getOrDefault(aircraft, List.of()));
            own.sort(Comparator.comparing(TrueFlight::departedAt));
            for (int i = 0; i < own.size(); i++) {
                Instant from = i == 0 ? Instant.MIN : middle(own.get(i - 1), own.get(i));
                Instant to = i + 1 == own.size() ? Instant.MAX : middle(own.get(i), own.get(i + 1));
                List<StateVector> part = plausible(heard).stream()
                        .filter(s -> !s.seenAt().isBefore(from) && s.seenAt().isBefore(to))
                        .toList();
                if (!part.isEmpty()) {
                    judge(own.get(i), part, events.getOrDefault(aircraft, List.of()), day);
                }
            }
        });
    }

    /** Without the positions that cannot be reached from those before. */
    private static List<StateVector> plausible(List<StateVector> heard) {
        List<StateVector> out = new ArrayList<>();
        StateVector last = null;
        StateVector doubted = null;
        for (StateVector state : heard) {
            boolean believed = state.position() == null
                    || last == null
                    || reaches(last, state)
                    || doubted != null && reaches(doubted, state);
            out.add(believed ? state : state.withholdingPosition(RejectReason.IMPOSSIBLE_JUMP));
            if (state.position() != null) {
                last = believed ? state : last;
                doubted = believed ? null : state;
            }
        }
        return out;
    }

    private static boolean reaches(StateVector from, StateVector to) {
        double seconds = Duration.between(from.seenAt(), to.seenAt()).toMillis() / 1000.0;
        return GreatCircle.distanceMeters(
                        Objects.requireNonNull(from.position()), Objects.requireNonNull(to.position()))
                <= 10_000 + 350 * seconds;
    }

    private static Instant middle(TrueFlight before, TrueFlight after) {
        return before.arrivedAt()
                .plus(Duration.between(before.arrivedAt(), after.departedAt()).dividedBy(2));
    }

    private void judge(TrueFlight flight, List<StateVector> heard, List<TrueEvent> ofAircraft, SimulatedDay day) {
        List<FlightEvent> found = watch(flight, heard);
        states += heard.size();
        if (flight.kind() != ActorKind.AIRLINER) {
            found.forEach(event -> ofOthers.merge(event.kind(), 1, Integer::sum));
        }
        for (EventKind kind : KINDS) {
            List<TrueEvent> truth = ofAircraft.stream()
                    .filter(event -> event.kind().name().equals(kind.name())
                            && event.flightDepartedAt().equals(flight.departedAt()))
                    .toList();
            List<FlightEvent> ofKind =
                    found.stream().filter(event -> event.kind() == kind).toList();
            match(flight, kind, truth, ofKind, heard);
        }
    }

    private void match(
            TrueFlight flight,
            EventKind kind,
            List<TrueEvent> truth,
            List<FlightEvent> found,
            List<StateVector> heard) {
        Score score = of(kind);
        List<FlightEvent> left = new ArrayList<>(found);
        int unseen = 0;
        for (TrueEvent event : truth) {
            FlightEvent match = left.stream()
                    .filter(candidate -> off(candidate, event) <= toleranceSeconds(kind))
                    .min(Comparator.comparingDouble(candidate -> off(candidate, event)))
                    .orElse(null);
            boolean visible = isVisible(flight, event, kind, heard);
            score.happened++;
            score.visible += visible ? 1 : 0;
            if (match != null) {
                left.remove(match);
                score.right++;
                score.visibleFound += visible ? 1 : 0;
                score.offSeconds.add(off(match, event));
            } else if (!visible) {
                unseen++;
            } else {
                wrong.add("missed " + kind + " " + flight.kind() + " " + flight.aircraft() + " " + event.at() + " "
                        + Math.round(event.altitudeMeters()) + " m, found " + found);
            }
        }
        score.found += found.size();
        int hidden = Math.min(left.size(), unseen);
        score.hidden += hidden;
        left.stream()
                .skip(hidden)
                .forEach(event -> wrong.add("false " + flight.kind() + " " + event + " where "
                        + truth.stream().map(TrueEvent::at).toList()));
    }

    private static double off(FlightEvent found, TrueEvent truth) {
        return Math.abs(Duration.between(found.at(), truth.at()).toMillis() / 1000.0);
    }

    private boolean isVisible(TrueFlight flight, TrueEvent event, EventKind kind, List<StateVector> heard) {
        if (kind == EventKind.DIVERSION) {
            StateVector last = heard.get(heard.size() - 1);
            return flight.callsign() != null && isAt(flight.arrival(), last) && isAt(flight.departure(), heard.get(0));
        }
        int[] evidence = evidence(kind);
        Instant end = event.at().plusSeconds(evidence[1]);
        boolean endsBefore =
                heard.get(heard.size() - 1).seenAt().isBefore(event.at().plusSeconds(longest(kind)));
        if (endsBefore || heard.get(0).seenAt().isAfter(event.at().minusSeconds(evidence[0]))) {
            return false;
        }
        Instant last = event.at().minusSeconds(evidence[0]);
        boolean byPlace = kind == EventKind.HOLDING_BEGIN || kind == EventKind.HOLDING_END;
        for (StateVector state : heard) {
            if (state.seenAt().isAfter(last) && !(byPlace && state.position() == null)) {
                if (Duration.between(last, state.seenAt()).toMillis() > longestSilence() * 1000) {
                    return false;
                }
                last = state.seenAt();
                if (!last.isBefore(end)) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<FlightEvent> watch(TrueFlight truth, List<StateVector> heard) {
        List<FlightEvent> out = new ArrayList<>();
        FlightListener listener = new FlightListener() {
            @Override
            public void flight(Flight version) {}

            @Override
            public void event(FlightEvent event) {
                out.add(event);
            }
        };
        long began = System.nanoTime();
        EventWatch watch = EventWatch.of(AIRPORTS);
        StateVector first = heard.get(0);
        AirportFix departure = isAt(truth.departure(), first)
                ? new AirportFix(truth.departure(), null, null, 0.9)
                : AirportFix.UNKNOWN;
        String callsign = null;
        Flight soFar = flight(first, first, null, departure, AirportFix.UNKNOWN, Flight.Stage.AIRBORNE);
        for (StateVector state : heard) {
            if (state.callsign() != null && !state.callsign().equals(callsign)) {
                callsign = state.callsign();
                soFar = flight(first, first, callsign, departure, AirportFix.UNKNOWN, Flight.Stage.AIRBORNE);
            }
            watch.observe(state, soFar, listener);
        }
        StateVector last = heard.get(heard.size() - 1);
        boolean landed = isAt(truth.arrival(), last)
                && last.seenAt().isAfter(truth.arrivedAt().minusSeconds(120));
        AirportFix arrival = landed ? new AirportFix(truth.arrival(), null, null, 0.9) : AirportFix.UNKNOWN;
        watch.end(
                flight(first, last, callsign, departure, arrival, landed ? Flight.Stage.LANDED : Flight.Stage.LOST),
                listener);
        nanos += System.nanoTime() - began;
        return out;
    }

    private static boolean isAt(String airport, StateVector state) {
        Position position = state.position();
        return position != null
                && REFERENCE
                        .findAirport(airport)
                        .filter(at -> GreatCircle.distanceMeters(at.position(), position) < AT_AIRPORT_METERS)
                        .isPresent();
    }

    private static Flight flight(
            StateVector first,
            StateVector last,
            @Nullable String callsign,
            AirportFix departure,
            AirportFix arrival,
            Flight.Stage stage) {
        return new Flight(
                first.aircraft() + "-" + first.seenAt().getEpochSecond(),
                first.aircraft(),
                last.seenAt(),
                stage,
                first.seenAt(),
                last.seenAt(),
                callsign,
                departure,
                arrival,
                1,
                1,
                0,
                null,
                null,
                last.category(),
                null,
                first.position(),
                last.position(),
                last.baroAltitudeMeters(),
                last.onGround(),
                List.of("simulator"),
                first.origin(),
                last.origin());
    }

    /** A line for each kind. */
    String table(String title) {
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %,d states, %d ns each with the harness%n%-16s %8s %8s %6s %6s %7s %9s %8s %8s %s%n",
                title,
                states,
                nanos / Math.max(1, states),
                "kind",
                "happened",
                "visible",
                "found",
                "hidden",
                "recall",
                "precision",
                "median s",
                "p95 s",
                "of others"));
        for (EventKind kind : KINDS) {
            Score score = of(kind);
            List<Double> off = score.offSeconds.stream().sorted().toList();
            out.append(String.format(
                    Locale.ROOT,
                    "%-16s %8d %8d %6d %6d %7.3f %9.3f %8.1f %8.1f %d%n",
                    kind,
                    score.happened,
                    score.visible,
                    score.found,
                    score.hidden,
                    score.recall(),
                    score.precision(),
                    off.isEmpty() ? 0 : off.get(off.size() / 2),
                    off.isEmpty() ? 0 : off.get(off.size() * 95 / 100),
                    ofOthers.getOrDefault(kind, 0)));
        }
        return out.toString();
    }

    /** By hand: {@code aircraft hours every [faults] [all] seed…}. */
    public static void main(String[] arguments) {
        Set<String> words = Set.of(arguments);
        int aircraft = Integer.parseInt(arguments[0]);
        Duration length = Duration.ofHours(Long.parseLong(arguments[1]));
        int every = Integer.parseInt(arguments[2]);
        EventScores scores = new EventScores();
        for (String word : arguments[3].split(",")) {
            SimulatedDay day = SimulatedDay.of(
                    aircraft, Long.parseLong(word), Instant.parse("2026-11-20T06:00:00Z"), length, every);
            scores.add(words.contains("faults") ? day.with(SimulatedDay.ALL_FAULTS) : day);
        }
        System.out.print(scores.table(String.join(" ", arguments)));
        if (words.contains("wrong")) {
            scores.wrong.forEach(System.out::println);
        }
    }
}
