package dev.slipstream.ingest.provider.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.EventKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Half days of a few hundred aircraft; {@link EventScores#main} prints the same for more. */
class EventAccuracyTest {
    private static final Instant MORNING = Instant.parse("2026-11-20T06:00:00Z");
    private static final double LEAST = 0.9;

    /** Of kinds that happen seldom one may be missed or wrong. */
    private static final int SLACK = 1;

    private static SimulatedDay day(int aircraft, long seed, int everySeconds) {
        return SimulatedDay.of(aircraft, seed, MORNING, Duration.ofHours(10), everySeconds);
    }

    private static void check(String title, SimulatedDay... days) {
        EventScores scores = new EventScores();
        for (SimulatedDay day : days) {
            scores.add(day);
        }
        System.err.print(scores.table(title));
        for (EventKind kind : EventScores.KINDS) {
            EventScores.Score score = scores.of(kind);
            assertThat(score.visibleFound).as(kind + " told").isGreaterThanOrEqualTo((int)
                    Math.min(Math.ceil(LEAST * score.visible), score.visible - SLACK));
            int judged = score.found - score.hidden;
            assertThat(score.right).as(kind + " right").isGreaterThanOrEqualTo((int)
                    Math.min(Math.ceil(LEAST * judged), judged - SLACK));
        }
        assertThat(scores.of(EventKind.TOP_OF_CLIMB).visible).isGreaterThan(100);
    }

    @Test
    void whatHappensIsToldOfACleanStream() {
        check("clean, 10 s", day(250, 42, 10));
    }

    @Test
    void whatHappensIsToldWithAllFaults() {
        check("all faults, 10 s", day(250, 7, 10).with(SimulatedDay.ALL_FAULTS));
    }

    @Test
    void whatHappensIsToldOfAQuickStreamWithAllFaults() {
        check("all faults, 5 s", day(100, 99, 5).with(SimulatedDay.ALL_FAULTS));
    }
}
