package dev.slipstream.ingest.provider.opensky;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.geo.BoundingBox;
import dev.slipstream.ingest.quota.Cost;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OpenSkyCostsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:00Z");

    @Test
    void aBoxCostsByItsArea() {
        assertBoxCosts(1, 5, 5);
        assertBoxCosts(2, 5, 5.001);
        assertBoxCosts(2, 10, 10);
        assertBoxCosts(3, 10, 10.001);
        assertBoxCosts(3, 20, 20);
        assertBoxCosts(4, 20, 20.001);
        assertThat(OpenSkyCosts.states(BoundingBox.WORLD)).containsExactly(new Cost("states", 4));
        assertThat(OpenSkyCosts.statesEverywhere()).isEqualTo(new Cost("states", 4));
    }

    @Test
    void aBoxAcrossTheAntimeridianCostsTwoCalls() {
        assertThat(OpenSkyCosts.states(new BoundingBox(-20, 175, -10, -170)))
                .containsExactly(new Cost("states", 2), new Cost("states", 2));
    }

    @Test
    void flightsCostByTheDaysTouched() {
        assertThat(flights("2026-11-20T08:00:00Z", "2026-11-20T10:00:00Z")).isEqualTo(4);
        assertThat(flights("2026-11-18T08:00:00Z", "2026-11-18T10:00:00Z")).isEqualTo(30);
        assertThat(flights("2026-11-17T00:00:00Z", "2026-11-19T00:00:00Z")).isEqualTo(30);
        assertThat(flights("2026-11-17T00:00:00Z", "2026-11-19T00:00:01Z")).isEqualTo(180);
        assertThat(flights("2026-11-01T00:00:00Z", "2026-11-11T00:00:00Z")).isEqualTo(600);
        assertThat(flights("2026-11-01T00:00:00Z", "2026-11-16T00:00:00Z")).isEqualTo(1_800);
        assertThat(flights("2026-10-01T00:00:00Z", "2026-10-21T00:00:00Z")).isEqualTo(4_800);
        assertThat(flights("2026-10-01T00:00:00Z", "2026-10-26T00:00:00Z")).isEqualTo(12_000);
        assertThat(flights("2026-10-01T00:00:00Z", "2026-10-27T00:00:00Z")).isEqualTo(24_960);
    }

    @Test
    void tracksCostByTheirAge() {
        assertThat(OpenSkyCosts.liveTrack()).isEqualTo(new Cost("tracks", 4));
        assertThat(OpenSkyCosts.track(NOW.minusSeconds(3_600), NOW)).isEqualTo(new Cost("tracks", 4));
        assertThat(OpenSkyCosts.track(NOW.minusSeconds(86_400), NOW)).isEqualTo(new Cost("tracks", 30));
    }

    private static void assertBoxCosts(long credits, double height, double width) {
        BoundingBox box = new BoundingBox(40, 0, 40 + height, width);
        assertThat(OpenSkyCosts.states(box)).as("%s x %s", height, width).containsExactly(new Cost("states", credits));
    }

    private static long flights(String begin, String end) {
        Cost cost = OpenSkyCosts.flights(Instant.parse(begin), Instant.parse(end), NOW);
        assertThat(cost.bucket()).isEqualTo("flights");
        return cost.credits();
    }
}
