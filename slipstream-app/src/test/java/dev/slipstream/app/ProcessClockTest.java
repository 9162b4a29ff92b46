package dev.slipstream.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessClockTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:30Z");
    private final Clock machine = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void isTheMachinesUnlessChosen() {
        assertThat(ProcessClock.of(machine, null)).isSameAs(machine);
        assertThat(ProcessClock.of(machine, "")).isSameAs(machine);
    }

    @Test
    void runsFasterFromElsewhere() {
        Clock clock = ProcessClock.of(machine, "2026-11-18T00:00:00Z,20,2026-11-20T12:00:00Z");
        assertThat(clock.instant()).isEqualTo("2026-11-18T00:10:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "2026-11-18T00:00:00Z,0,2026-11-20T12:00:00Z", "yesterday,2,now", "a,b,c,d"})
    void refusesWhatItCanNotRead(String chosen) {
        assertThatThrownBy(() -> ProcessClock.of(machine, chosen))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cannot set the clock");
    }
}
