package dev.slipstream.core.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AltitudeFilterTest {
    private AltitudeFilter filter = AltitudeFilter.resume(null);

    @Property(tries = 300, seed = "42")
    void believesAnyClimbThatAircraftCan(
            @ForAll long seed,
            @ForAll @DoubleRange(min = -60, max = 60) double climb,
            @ForAll @DoubleRange(min = 1, max = 120) double seconds) {
        Random random = new Random(seed);
        boolean says = random.nextBoolean();
        filter = AltitudeFilter.resume(null);
        double at = 0;
        for (int i = 0; i < 60; i++) {
            // in steps of 100 ft, as older transponders send it
            Double altitude = Math.rint((10_000 + climb * at) / 30.48) * 30.48;
            assertThat(filter.judge(altitude, at(at), says ? (Double) climb : null))
                    .isEqualTo(altitude);
            at += 1 + (seconds - 1) * random.nextDouble();
        }
    }

    @Property(tries = 300, seed = "43")
    void withholdsOneThatLeaps(
            @ForAll @DoubleRange(min = 1, max = 10) double seconds,
            @ForAll @IntRange(min = 2, max = 29) int place,
            @ForAll @DoubleRange(min = 700, max = 12_000) double leap) {
        filter = AltitudeFilter.resume(null);
        for (int i = 0; i < 30; i++) {
            double altitude = 2_000 + (i == place ? leap : 0);
            Double believed = filter.judge(altitude, at(i * seconds), 0.0);
            assertThat(believed == null).isEqualTo(i == place);
        }
    }

    @Test
    void followsAnAltitudeThatWasWrongAtFirst() {
        assertThat(filter.judge(11_000.0, at(0), null)).isNotNull();
        assertThat(filter.judge(500.0, at(1), null)).isNull();
        assertThat(filter.judge(508.0, at(2), null)).isEqualTo(508.0);
    }

    @Test
    void anAltitudeThatIsOnlyRepeatedDoesNotWin() {
        for (int i = 0; i < 60; i++) {
            filter.judge(480.0 + i % 2, at(i), null);
        }
        for (int i = 60; i < 85; i++) {
            assertThat(filter.judge(10_972.8, at(i), null)).isNull();
        }
        assertThat(filter.judge(480.0, at(85), null)).isEqualTo(480.0);
    }

    private static Instant at(double seconds) {
        return Courses.START.plusNanos(Math.round(seconds * 1e9));
    }
}
