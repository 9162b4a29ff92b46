package dev.slipstream.core.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.recorded.RealTrajectories;
import dev.slipstream.core.recorded.RealTrajectories.Recording;
import dev.slipstream.core.recorded.RecordedState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Flights that really were: noise splits none, and nothing merges two. */
class RealFlightsTest {

    @Test
    void flightsOverSwitzerlandAreTheRunsOfOneCallsign() {
        int flights = 0;
        for (Recording recording : RealTrajectories.switzerland()) {
            for (Map.Entry<String, List<StateVector>> each :
                    recording.byAircraft().entrySet()) {
                List<String> expected = runsOfOneCallsign(each.getValue());
                assertThat(FlightLog.of(each.getValue()).flights())
                        .as(each.getKey())
                        .extracting(Flight::callsign)
                        .containsExactlyElementsOf(expected);
                flights += expected.size();
            }
        }
        assertThat(flights).isEqualTo(1_244);
    }

    /** Over a country in half an hour, a callsign is one flight; silence in between is another. */
    private static List<String> runsOfOneCallsign(List<StateVector> states) {
        List<String> runs = new ArrayList<>();
        StateVector last = null;
        for (StateVector state : states) {
            if (last == null
                    || !String.valueOf(last.callsign()).equals(String.valueOf(state.callsign()))
                    || Duration.between(last.seenAt(), state.seenAt()).toMinutes() >= 10) {
                runs.add(state.callsign());
            }
            last = state;
        }
        return runs;
    }

    @Test
    void flightsFlownToBeSeenAreOneEach() {
        for (Recording recording : RealTrajectories.featured()) {
            recording
                    .byAircraft()
                    .forEach((aircraft, states) -> assertThat(
                                    FlightLog.of(states).flights())
                            .as(recording.name() + " " + aircraft)
                            .hasSize(1));
        }
    }

    @Test
    void wildPointsSplitNoFlight() {
        for (Recording recording : RealTrajectories.noisy()) {
            recording
                    .byAircraft()
                    .forEach((aircraft, states) -> assertThat(
                                    FlightLog.of(states).flights())
                            .as(recording.name() + " " + aircraft)
                            .hasSize(1));
        }
    }

    @Test
    void taxiingTranspondersThatSayTheyFlyMakeAtMostOneFlight() {
        for (Recording recording : RealTrajectories.zurichAirport()) {
            recording
                    .byAircraft()
                    .forEach((aircraft, states) -> assertThat(
                                    FlightLog.of(states).flown())
                            .as(recording.name() + " " + aircraft)
                            .hasSizeLessThanOrEqualTo(1));
        }
    }

    @Test
    void flightsAreThoseThatTheRecordingsName() {
        int labels = 0;
        for (Recording recording : RealTrajectories.all()) {
            Map<StateVector, String> labelOf = new IdentityHashMap<>();
            for (RecordedState row : recording.rows()) {
                if (row.flight() != null) {
                    labelOf.put(row.state(), row.flight());
                }
            }
            if (!labelOf.isEmpty()) {
                labels += compare(recording, labelOf);
            }
        }
        assertThat(labels).isGreaterThan(10);
    }

    private static int compare(Recording recording, Map<StateVector, String> labelOf) {
        Map<String, Set<String>> flightsOf = new TreeMap<>();
        Map<String, Set<String>> labelsOf = new TreeMap<>();
        recording.byAircraft().forEach((aircraft, states) -> {
            FlightAssembler assembler = FlightAssembler.of(aircraft, FlightLog.AIRPORTS);
            for (StateVector state : states) {
                assembler.observe(state, 0, new FlightLog());
                String label = labelOf.get(state);
                assembler.current().ifPresent(flight -> {
                    if (label != null) {
                        flightsOf
                                .computeIfAbsent(label, fresh -> new TreeSet<>())
                                .add(flight.id());
                        labelsOf.computeIfAbsent(flight.id(), fresh -> new TreeSet<>())
                                .add(label);
                    }
                });
            }
        });
        assertThat(flightsOf)
                .as("flights of a label in " + recording.name())
                .allSatisfy((label, flights) -> assertThat(flights).as(label).hasSize(1));
        assertThat(labelsOf)
                .as("labels of a flight in " + recording.name())
                .allSatisfy((flight, names) -> assertThat(names).as(flight).hasSize(1));
        return flightsOf.size();
    }
}
