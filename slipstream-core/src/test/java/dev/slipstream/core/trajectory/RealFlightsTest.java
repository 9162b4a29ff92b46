package dev.slipstream.core.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.FlightEvent;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.recorded.RealTrajectories;
import dev.slipstream.core.recorded.RealTrajectories.Recording;
import dev.slipstream.core.reference.AirportIndex;
import dev.slipstream.core.reference.ReferenceData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RealFlightsTest {
    static List<Flight> assemble(String aircraft, List<StateVector> states) {
        Map<String, Flight> flights = new TreeMap<>();
        FlightListener out = new FlightListener() {
            @Override
            public void flight(Flight version) {
                flights.put(version.id(), version);
            }

            @Override
            public void event(FlightEvent event) {}
        };
        FlightAssembler assembler = FlightAssembler.of(aircraft, AirportIndex.of(ReferenceData.bundled()));
        for (StateVector state : states) {
            assembler.advanceTo(state.seenAt(), out);
            assembler.observe(state, 0, out);
        }
        assembler.advanceTo(states.get(states.size() - 1).seenAt().plus(Duration.ofDays(1)), out);
        return new ArrayList<>(flights.values());
    }

    @Test
    void dev() {
        for (Recording recording : RealTrajectories.all()) {
            int[] n = new int[3];
            recording.byAircraft().forEach((aircraft, states) -> {
                List<Flight> flights = assemble(aircraft, states);
                n[0]++;
                n[1] += flights.size();
                boolean swiss = recording.name().contains("switzerland");
                if (flights.size() != 1 && (!swiss) || recording.name().contains("featured")) {
                    System.out.println(recording.name() + " " + aircraft + " " + states.size());
                    for (Flight f : flights) {
                        System.out.println("    " + f.id() + " " + f.stage() + " " + f.callsign() + " " + f.observations() + " " + f.departure() + " " + f.arrival() + " " + f.lastSeenAt() + " max " + f.maxAltitudeMeters());
                    }
                }
                if (swiss) {
                    // runs of one callsign, parted by silence
                    List<String> runs = new ArrayList<>();
                    StateVector last = null;
                    for (StateVector s : states) {
                        if (last == null || Duration.between(last.seenAt(), s.seenAt()).toMinutes() >= 10 || last.callsign() != null && s.callsign() != null && !last.callsign().equals(s.callsign())) {
                            runs.add((last == null ? "" : Duration.between(last.seenAt(), s.seenAt()).toSeconds() + "s " + last.baroAltitudeMeters() + " " + last.motion().verticalRateMps() + "->" + s.baroAltitudeMeters() + " " + s.motion().verticalRateMps() + " ") + s.callsign());
                        }
                        last = s;
                    }
                    n[2] += runs.size();
                    if (runs.size() != flights.size()) {
                        System.out.println("swiss " + aircraft + " " + runs + " | " + flights.stream().map(f -> f.callsign() + " " + f.observations() + f.stage() + f.departure().airport() + f.arrival().airport()).toList());
                    }
                }
            });
            System.out.println(recording.name() + ": aircraft, flights, runs " + n[0] + " " + n[1] + " " + n[2]);
        }
        assertThat(1).isEqualTo(1);
    }
}
