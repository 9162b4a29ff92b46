package dev.slipstream.bench.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static final List<Double> TIMES =
            IntStream.range(0, 60).mapToObj(i -> i * 15.0).toList();

    @Test
    void findsARiseInNoise() {
        Random random = new Random(7);
        Trend trend = Trend.of(
                TIMES,
                TIMES.stream()
                        .map(time -> 200 + time / 60 + random.nextGaussian())
                        .collect(Collectors.toList()));

        assertThat(trend.perHour()).isCloseTo(60, within(5.0));
        assertThat(trend.rises()).isTrue();
    }

    @Test
    void seesNoRiseWhereThereIsOnlyNoise() {
        Random random = new Random(7);
        Trend trend = Trend.of(
                TIMES,
                TIMES.stream().map(time -> 200 + 50 * random.nextGaussian()).collect(Collectors.toList()));

        assertThat(trend.rises()).isFalse();
    }

    @Test
    void seesNoRiseWhereNothingChanges() {
        assertThat(Trend.of(TIMES, TIMES.stream().map(time -> 3.0).toList()).rises())
                .isFalse();
    }
}
