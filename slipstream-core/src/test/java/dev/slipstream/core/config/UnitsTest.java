package dev.slipstream.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "500ms,500",
        "10s,10000",
        "86.4s,86400",
        "5m,300000",
        "1h30m,5400000",
        "7d,604800000",
        "1 h 5 s,3605000",
        "0s,0"
    })
    void durationsCarryUnits(String text, long millis) {
        assertThat(Durations.parse(text)).isEqualTo(Duration.ofMillis(millis));
        assertThat(Durations.parse(Durations.text(Duration.ofMillis(millis)))).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "-5s", "1.5h", "1.2345s", "1.5ms", "10 seconds", "999999999999d", "5M"})
    void otherDurationsAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"20GB,20000000000", "256MiB,268435456", "1 kb,1000", "12B,12", "1TiB,1099511627776", "0B,0"})
    void sizesCarryUnits(String text, long bytes) {
        assertThat(DataSize.parse(text).bytes()).isEqualTo(bytes);
        assertThat(DataSize.parse(new DataSize(bytes).toString()).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "GB", "-1GB", "1.5GB", "999999999999999TB", "20XB"})
    void otherSizesAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DataSize.parse(text));
    }

    @Test
    void suggestsTheNearestWord() {
        List<String> known = List.of("http.port", "http.host", "kafka.port");
        assertThat(Suggestion.nearest("htpt.port", known)).contains("http.port");
        assertThat(Suggestion.nearest("HTTP.HOST", known)).contains("http.host");
        assertThat(Suggestion.nearest("entirely-different", known)).isEmpty();
        assertThat(Suggestion.nearest("x", List.of())).isEmpty();
    }
}
