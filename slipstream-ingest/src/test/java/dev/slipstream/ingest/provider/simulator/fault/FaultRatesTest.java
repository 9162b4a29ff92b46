package dev.slipstream.ingest.provider.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultRatesTest {
    private static void refuses(String text, String... words) {
        assertThatThrownBy(() -> FaultRates.parse(text))
                .as(text)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words)
                .hasMessageStartingWith("Cannot make the fault '")
                .hasMessageEndingWith("outage=0.02/h:3m.");
    }

    @Test
    void readsEveryKind() {
        FaultRates rates = FaultRates.parse("missing=0.01, duplicate=0.005,late=0.002,very-late=0.0005,"
                + "out-of-order=0.002,corrupt=0.002,jump=0.001,wrong-altitude=0.001,truncated=0.0005,outage=0.02/h:3m");
        assertThat(rates.rates()).containsOnlyKeys(FaultKind.values());
        assertThat(rates.of(FaultKind.VERY_LATE)).isEqualTo(0.0005);
        assertThat(rates.outageLength()).isEqualTo(Duration.ofMinutes(3));
        assertThat(FaultRates.parse(rates.toString())).isEqualTo(rates);
    }

    @Test
    void nothingIsNothing() {
        assertThat(FaultRates.parse(" ")).isEqualTo(FaultRates.NONE);
        assertThat(FaultRates.parse("missing=0,outage=0/h:3m")).isEqualTo(FaultRates.NONE);
        assertThat(FaultRates.NONE.isNone()).isTrue();
        assertThat(FaultRates.NONE).hasToString("");
    }

    @Test
    void saysWhatIsWrongAndWhatToWrite() {
        refuses("mising=0.1", "'mising=0.1'", "no such kind", "out-of-order");
        refuses("missing", "it has no rate");
        refuses("missing=often", "'often' is not a number");
        refuses("missing=1.5", "0 to 1");
        refuses("missing=NaN", "0 to 1");
        refuses("missing=-0.1", "0 to 1");
        refuses("missing=0.6,late=0.6", "more than 1");
        refuses("missing=0.1,missing=0.2", "given twice");
        refuses("missing=0.1,,late=0.2", "no such kind");
        refuses("outage=0.1", "outage=0.02/h:3m");
        refuses("outage=0.1/h:soon", "'soon' is not a span of time");
        refuses("outage=0.1/h:2h", "1s to 30m");
        refuses("outage=0.1/h:0s", "1s to 30m");
        assertThatThrownBy(() -> new FaultRates(Map.of(FaultKind.OUTAGE, 0.1), Duration.ZERO))
                .hasMessageContaining("1s to 30m");
    }
}
