package dev.slipstream.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DailyWindowsTest {

    @Test
    void knowsHowLongItIsOpen() {
        assertThat(of("", "UTC").lengths()).containsExactly(Duration.ofDays(1));
        assertThat(of("00:00-24:00", "UTC").lengths()).containsExactly(Duration.ofDays(1));
        assertThat(of("22:00-02:00,9:05-17:00", "UTC").lengths())
                .containsExactly(Duration.ofMinutes(475), Duration.ofHours(4));
    }

    @Test
    void areWrittenAsTheyAreRead() {
        assertThat(of("22:00-02:00,9:05-17:00", "Europe/Prague")).hasToString("09:05-17:00,22:00-02:00 Europe/Prague");
        assertThat(of(" 0:00-24:00 ", "UTC").windows()).hasToString("[00:00-24:00]");
        assertThat(of("", "UTC")).hasToString("all day");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9", "9-16", "09:00-25:00", "09:00-09:00", "09:00-12:00,11:00-13:00", "22:00-02:00,01:00-03:00"})
    void refusesWhatIsNoPartOfADay(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DailyWindows.parse(text));
    }

    private static DailyWindows of(String text, String zone) {
        return new DailyWindows(DailyWindows.parse(text), ZoneId.of(zone));
    }
}
