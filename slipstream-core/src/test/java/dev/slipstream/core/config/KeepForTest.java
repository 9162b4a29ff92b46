package dev.slipstream.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepForTest {

    @Test
    void readsOneSpanForAll() {
        assertThat(KeepFor.parse("90d").of("opensky")).contains(Duration.ofDays(90));
        assertThat(KeepFor.parse("forever").of("opensky")).isEmpty();
    }

    @Test
    void readsSpansOfSomeProviders() {
        KeepFor rule = KeepFor.parse("30d, opensky = 7d,own=forever");

        assertThat(rule.of("simulator")).contains(Duration.ofDays(30));
        assertThat(rule.of("opensky")).contains(Duration.ofDays(7));
        assertThat(rule.of("own")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"forever", "90d", "forever, opensky=7d", "30d, own=forever, opensky=7d"})
    void writesWhatItReads(String text) {
        assertThat(KeepFor.parse(text)).hasToString(text);
        assertThat(KeepFor.parse(KeepFor.parse(text).toString())).isEqualTo(KeepFor.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "never", "7", "1h", "30d, opensky=", "30d,,"})
    void refusesWhatItCanNotKeepTo(String text) {
        assertThatThrownBy(() -> KeepFor.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
