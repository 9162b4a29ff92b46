package dev.slipstream.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20,2026-11-20T00:00:00Z",
        "2026-11-20T10:15,2026-11-20T10:15:00Z",
        "2026-11-20 10:15:30,2026-11-20T10:15:30Z",
        "2026-11-20T10:15Z,2026-11-20T10:15:00Z",
        "2026-11-20T10:15:00+02:00,2026-11-20T08:15:00Z",
        "2026-11-20T10:15:00.5-05:00,2026-11-20T15:15:00.500Z"
    })
    void readsMomentsAsTyped(String typed, String instant) {
        assertThat(Times.parse(typed)).isEqualTo(Instant.parse(instant));
    }
}
