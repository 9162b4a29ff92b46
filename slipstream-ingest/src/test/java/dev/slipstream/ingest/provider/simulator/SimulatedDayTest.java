package dev.slipstream.ingest.provider.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.StateVector;
import dev.slipstream.ingest.provider.simulator.world.TrueFlight;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SimulatedDayTest {
    private static final SimulatedDay HOUR =
            SimulatedDay.of(300, 42, Instant.parse("2026-11-20T08:00:00Z"), Duration.ofHours(1), 10);

    private static Map<String, List<StateVector>> statesOf(SimulatedDay day) {
        Map<String, List<StateVector>> out = new TreeMap<>();
        day.forEachAircraft((aircraft, states) ->
                assertThat(out.put(aircraft, states)).as(aircraft).isNull());
        return out;
    }

    @Test
    void statesComeInOrderWithoutRepeats() {
        for (SimulatedDay day : List.of(HOUR, HOUR.with(SimulatedDay.ALL_FAULTS))) {
            statesOf(day).forEach((aircraft, states) -> {
                Set<List<Object>> identities = new HashSet<>();
                Instant last = Instant.MIN;
                for (StateVector state : states) {
                    assertThat(state.aircraft()).isEqualTo(aircraft);
                    assertThat(state.seenAt()).isAfterOrEqualTo(last);
                    last = state.seenAt();
                    assertThat(identities.add(Arrays.asList(state.seenAt(), state.positionAt())))
                            .isTrue();
                }
            });
        }
    }

    @Test
    void theTruthIsOfTheAircraftThatAreHeard() {
        Map<String, List<StateVector>> states = statesOf(HOUR);
        long heard = HOUR.flights().stream()
                .map(TrueFlight::aircraft)
                .filter(states::containsKey)
                .count();
        assertThat(HOUR.flights()).hasSizeGreaterThan(150);
        assertThat(heard).isGreaterThan(HOUR.flights().size() * 7L / 10);
        assertThat(HOUR.events()).hasSizeGreaterThan(150);
    }

    @Test
    void moreThanIsHeldAtOnceComesInParts() {
        SimulatedDay dense = SimulatedDay.of(90, 7, HOUR.start(), Duration.ofMinutes(70), 1);
        Map<String, List<StateVector>> all = statesOf(dense);
        assertThat(all).hasSizeGreaterThan(60);
        assertThat(all.values().stream().mapToInt(List::size).sum()).isGreaterThan(100_000);
    }
}
