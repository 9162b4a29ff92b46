package dev.slipstream.ingest.provider.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FlightQualityTest {
    @Test
    void dev() {
        int fleet = Integer.getInteger("fleet", 400);
        long seed = Long.getLong("seed", 42);
        int every = Integer.getInteger("every", 10);
        int hours = Integer.getInteger("hours", 24);
        SimulatedDay day =
                SimulatedDay.of(fleet, seed, Instant.parse("2026-11-20T00:00:00Z"), Duration.ofHours(hours), every);
        if (Boolean.getBoolean("faults")) {
            day = day.with(SimulatedDay.ALL_FAULTS);
        }
        FlightScore score = FlightScore.of(day);
        if (Boolean.getBoolean("dump")) {
            score.misses().forEach(System.out::println);
        }
        System.out.println(score);
        assertThat(score.share("recall")).isGreaterThan(0.5);
    }
}
