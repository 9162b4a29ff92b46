package dev.slipstream.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrailTest {
    private final Trail trail = new Trail();

    @Test
    void keepsAPointEveryFifteenSeconds() {
        for (int second = 0; second <= 60; second++) {
            trail.add(second * 1_000L, 50, 10, 1_000.0);
        }
        assertThat(times()).containsExactly(0L, 15_000L, 30_000L, 45_000L, 60_000L);
    }

    @Test
    void leavesOutWhatIsOlderThanItsNewestPoint() {
        trail.add(60_000, 50, 10, null);
        trail.add(10_000, 40, 20, null);
        trail.add(75_000, 51, 11, null);
        assertThat(times()).containsExactly(60_000L, 75_000L);
    }

    @Test
    void growsToHalfAnHourAndThenDropsTheOldest() {
        for (int i = 0; i < 500; i++) {
            trail.add(i * 15_000L, i / 10.0, -i / 10.0, i * 1.0);
            int from = Math.max(0, i - 119);
            assertThat(times()).containsExactlyElementsOf(times(from, i));
        }
        assertThat(trail.points().get(0).altitudeMeters()).isEqualTo(380);
        assertThat(trail.points().get(119).latitude()).isCloseTo(49.9, within(1e-5));
        assertThat(trail.points().get(119).longitude()).isCloseTo(-49.9, within(1e-5));
    }

    @Test
    void coordinatesAreGoodToTwoMeters() {
        trail.add(0, 89.123456, 179.987654, -12.5);
        TrailPoint point = trail.points().get(0);
        assertThat(point.latitude()).isCloseTo(89.123456, within(2e-5));
        assertThat(point.longitude()).isCloseTo(179.987654, within(2e-5));
        assertThat(point.altitudeMeters()).isEqualTo(-12.5);
    }

    @Test
    void anUnknownAltitudeStaysUnknown() {
        trail.add(0, 50, 10, null);
        assertThat(trail.points().get(0).altitudeMeters()).isNull();
    }

    private List<Long> times() {
        return trail.points().stream().map(TrailPoint::epochMillis).toList();
    }

    private static List<Long> times(int from, int to) {
        return LongStream.rangeClosed(from, to).mapToObj(i -> i * 15_000L).toList();
    }
}
