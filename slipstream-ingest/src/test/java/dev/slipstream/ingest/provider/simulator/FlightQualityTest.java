package dev.slipstream.ingest.provider.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How well flights are assembled, against the simulator's truth; the shares are printed. */
class FlightQualityTest {
    private static final Instant START = Instant.parse("2026-11-20T04:00:00Z");

    @ParameterizedTest
    @CsvSource({"42,5,6", "42,10,12", "7,60,12", "11,10,12", "11,60,12"})
    void flightsAreThoseOfTheTruth(long seed, int everySeconds, int hours) {
        SimulatedDay day = SimulatedDay.of(150, seed, START, Duration.ofHours(hours), everySeconds);
        FlightScore clean = score("clean", seed, day);
        assertThat(clean.share("recall")).isGreaterThanOrEqualTo(0.98);
        assertThat(clean.share("precision")).isGreaterThanOrEqualTo(0.98);
        FlightScore faulty = score("all faults", seed, day.with(SimulatedDay.ALL_FAULTS));
        assertThat(faulty.share("recall")).isGreaterThanOrEqualTo(0.95);
        assertThat(faulty.share("precision")).isGreaterThanOrEqualTo(0.95);
        for (FlightScore each : new FlightScore[] {clean, faulty}) {
            assertThat(each.share("take-off")).isGreaterThanOrEqualTo(0.95);
            assertThat(each.share("landing")).isGreaterThanOrEqualTo(0.95);
            assertThat(each.share("departure")).isGreaterThanOrEqualTo(0.97);
            assertThat(each.share("arrival")).isGreaterThanOrEqualTo(0.97);
        }
    }

    private static FlightScore score(String name, long seed, SimulatedDay day) {
        FlightScore score = FlightScore.of(day);
        System.out.println("seed " + seed + ", a poll each " + day.everySeconds() + " s, " + name + ": " + score);
        if (Boolean.getBoolean("flights.misses")) {
            score.misses().forEach(System.out::println);
        }
        return score;
    }
}
