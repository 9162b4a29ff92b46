package dev.slipstream.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.trajectory.StateChecks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final Instant START = Instant.parse("2026-11-18T00:00:09.5Z");
    private static final int ANSWERS = 360;

    private final List<StateVector> asTheyCome = new ArrayList<>();
    private final List<StateVector> sorted = new ArrayList<>();

    TrafficTest() {
        Traffic traffic = new Traffic(50, 7);
        for (int i = 0; i < ANSWERS; i++) {
            traffic.answer(START.plus(Traffic.INTERVAL.multipliedBy(i)), 100 + i, asTheyCome::add);
        }
        new Traffic(50, 7).sortedAnswers(START, 100, ANSWERS, sorted::add);
    }

    @Test
    void saysTheSameInEitherOrder() {
        assertThat(sorted).containsExactlyInAnyOrderElementsOf(asTheyCome);
        assertThat(sorted).isSortedAccordingTo((a, b) -> {
            int byAircraft = a.aircraft().compareTo(b.aircraft());
            return byAircraft != 0 ? byAircraft : a.seenAt().compareTo(b.seenAt());
        });
    }

    @Test
    void staysInItsHourAndNeverRepeats() {
        Map<String, Instant> last = new HashMap<>();
        for (StateVector state : asTheyCome) {
            assertThat(state.seenAt()).isBetween(START.minusMillis(9_500), START.plusSeconds(3_590));
            Instant before = last.put(state.aircraft(), state.positionAt());
            assertThat(before == null || before.isBefore(state.positionAt())).isTrue();
        }
    }

    @Test
    void isBelieved() {
        for (StateVector state : asTheyCome) {
            Item judged = StateChecks.check(state);
            assertThat(judged).isEqualTo(state);
        }
    }
}
