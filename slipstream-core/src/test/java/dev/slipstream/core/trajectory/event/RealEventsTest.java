package dev.slipstream.core.trajectory.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.AirportFix;
import dev.slipstream.core.model.EventKind;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.FlightEvent;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.recorded.RealTrajectories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of recorded traffic, cut into flights at silences of half an hour and at the ground. */
class RealEventsTest {
    private static final Duration SILENCE = Duration.ofMinutes(30);

    /** Counts by kind, and how many flights and hours there were. */
    private static final class Seen {
        final Map<EventKind, Integer> counts = new EnumMap<>(EventKind.class);
        final List<FlightEvent> events = new ArrayList<>();
        int flights;
        double hours;

        int of(EventKind kind) {
            return counts.getOrDefault(kind, 0);
        }
    }

    private static Seen look(List<RealTrajectories.Recording> recordings) {
        Seen seen = new Seen();
        recordings.forEach(recording -> recording.byAircraft().values().forEach(states -> watch(states, seen)));
        seen.events.forEach(event -> seen.counts.merge(event.kind(), 1, Integer::sum));
        return seen;
    }

    private static void watch(List<StateVector> states, Seen seen) {
        DrawnFlight.Collected out = new DrawnFlight.Collected();
        EventWatch watch = EventWatch.of(DrawnFlight.AIRPORTS);
        StateVector first = states.get(0);
        Instant last = first.seenAt();
        seen.flights++;
        for (StateVector state : states) {
            if (state.seenAt().isAfter(last.plus(SILENCE))) {
                watch = EventWatch.of(DrawnFlight.AIRPORTS);
                first = state;
                seen.flights++;
            } else {
                seen.hours += Duration.between(last, state.seenAt()).toMillis() / 3_600_000.0;
            }
            last = state.seenAt();
            watch.observe(state, flight(first, state), out);
        }
        seen.events.addAll(out.events);
    }

    private static Flight flight(StateVector first, StateVector last) {
        return new Flight(
                last.aircraft() + "-" + first.seenAt().getEpochSecond(),
                last.aircraft(),
                last.seenAt(),
                Flight.Stage.AIRBORNE,
                first.seenAt(),
                last.seenAt(),
                last.callsign(),
                AirportFix.UNKNOWN,
                AirportFix.UNKNOWN,
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
                List.of("test"),
                first.origin(),
                last.origin());
    }

    @Test
    void trafficOverACountryHasPlausiblyManyEvents() {
        Seen seen = look(RealTrajectories.switzerland());
        print("Switzerland", seen);
        assertThat(seen.flights).isGreaterThan(800);
        assertThat(seen.of(EventKind.TOP_OF_CLIMB)).isBetween(30, seen.flights / 2);
        assertThat(seen.of(EventKind.TOP_OF_DESCENT)).isBetween(30, seen.flights / 2);
        assertThat(seen.of(EventKind.LEVEL_OFF)).isBetween(30, seen.flights);
        assertThat(seen.of(EventKind.HOLDING_BEGIN)).isLessThan(seen.flights / 20);
        assertThat(seen.of(EventKind.GO_AROUND)).isLessThan(seen.flights / 50);
        assertThat(seen.of(EventKind.EMERGENCY_BEGIN)).isZero();
    }

    @Test
    void drawingsNoiseAndGroundTrafficMakeNoAbsurdEvents() {
        for (List<RealTrajectories.Recording> recordings : List.of(
                RealTrajectories.featured(),
                RealTrajectories.noisy(),
                RealTrajectories.zurichAirport(),
                RealTrajectories.openSky(),
                RealTrajectories.readsbTraces(),
                RealTrajectories.readsbStreams(),
                RealTrajectories.correlatedPositions())) {
            Seen seen = look(recordings);
            String name = recordings.get(0).name();
            print(name, seen);
            assertThat(seen.of(EventKind.TOP_OF_CLIMB)).as(name).isLessThanOrEqualTo(seen.flights);
            assertThat(seen.of(EventKind.TOP_OF_DESCENT)).as(name).isLessThanOrEqualTo(seen.flights);
            assertThat(seen.of(EventKind.LEVEL_OFF)).as(name).isLessThan((int) (3 * seen.hours) + 3);
            assertThat(seen.of(EventKind.HOLDING_BEGIN)).as(name).isLessThan((int) (seen.hours / 2) + 3);
            assertThat(seen.of(EventKind.EMERGENCY_BEGIN)).as(name).isLessThan(2 + seen.flights / 100);
        }
    }

    private static void print(String name, Seen seen) {
        System.err.printf("%-40s %5d flights %7.1f h %s%n", name, seen.flights, seen.hours, seen.counts);
        if (Boolean.getBoolean("events.print")) {
            seen.events.forEach(event -> System.err.println("    " + event.aircraft() + " " + event.kind() + " "
                    + event.at() + " " + event.altitudeMeters() + " " + event.position() + " " + event.confidence()
                    + " " + event.rule() + " " + event.detail()));
        }
    }
}
