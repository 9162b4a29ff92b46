package dev.slipstream.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DailyWindowsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T07:59:59Z,2026-11-20T08:00:00Z",
        "2026-11-20T08:00:00Z,2026-11-20T08:00:00Z",
        "2026-11-20T14:59:59Z,2026-11-20T14:59:59Z",
        "2026-11-20T15:00:00Z,2026-11-20T21:00:00Z",
        "2026-11-20T23:30:00Z,2026-11-20T23:30:00Z",
        "2026-11-21T01:00:00Z,2026-11-21T08:00:00Z",
        "2026-07-20T06:00:00Z,2026-07-20T07:00:00Z"
    })
    void opensByTheZonesClocks(Instant asked, Instant open) {
        DailyWindows windows = of("09:00-16:00, 22:00-02:00", "Europe/Prague");
        assertThat(windows.openFrom(asked)).isEqualTo(open);
        assertThat(windows.isOpen(asked)).isEqualTo(asked.equals(open));
    }

    @Test
    void goesOnWhereTheClocksAreSetForward() {
        DailyWindows windows = of("02:15-02:45", "Europe/Prague");
        assertThat(windows.openFrom(Instant.parse("2026-03-28T12:00:00Z")))
                .as("02:15 does not exist on this day; the next day's window counts")
                .isBetween(Instant.parse("2026-03-29T00:00:00Z"), Instant.parse("2026-03-30T00:15:00Z"));
    }

    @Test
    void knowsHowLongItIsOpen() {
        assertThat(of("", "UTC").lengths()).containsExactly(Duration.ofDays(1));
        assertThat(of("00:00-24:00", "UTC").lengths()).containsExactly(Duration.ofDays(1));
        assertThat(of("22:00-02:00,9:05-17:00", "UTC").lengths())
                .containsExactly(Duration.ofMinutes(475), Duration.ofHours(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "9-16", "09:00-25:00", "09:00-09:00", "09:00-12:00,11:00-13:00", "22:00-02:00,01:00-03:00"})
    void refusesWhatIsNoPartOfADay(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DailyWindows.parse(text));
    }

    private static DailyWindows of(String text, String zone) {
        return new DailyWindows(DailyWindows.parse(text), ZoneId.of(zone));
    }
}
