package dev.slipstream.ingest.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipstream.core.config.DailyWindows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallTimesTest {
    private static final String DUBLIN = "Europe/Dublin";
    private static final String BERLIN = "Europe/Berlin";

    @Test
    void withoutWindowsItIsAlwaysOpen() {
        CallTimes times = CallTimes.every(Duration.ofSeconds(10));
        Instant any = Instant.parse("2026-11-20T03:00:00.5Z");
        assertThat(times.openAt(any)).isEqualTo(any);
        assertThat(times.leastGap()).isEqualTo(times.every());
    }

    @Test
    void aWindowIsOpenFromItsStartUntilItsEnd() {
        assertOpensAt(BERLIN, "2026-11-20T07:59:59Z", "2026-11-20T08:00:00Z", "09:00-16:00");
        assertOpensAt(BERLIN, "2026-11-20T08:00:00Z", "2026-11-20T08:00:00Z", "09:00-16:00");
        assertOpensAt(BERLIN, "2026-11-20T14:59:59.999Z", "2026-11-20T14:59:59.999Z", "09:00-16:00");
        assertOpensAt(BERLIN, "2026-11-20T15:00:00Z", "2026-11-21T08:00:00Z", "09:00-16:00");
    }

    @Test
    void theNearestOfSeveralWindowsOpens() {
        assertOpensAt(
                "UTC", "2026-11-20T10:00:00Z", "2026-11-20T12:30:00Z", "17:00-18:00", "12:30-13:00", "08:00-09:00");
        assertOpensAt(
                "UTC", "2026-11-20T19:00:00Z", "2026-11-21T08:00:00Z", "17:00-18:00", "12:30-13:00", "08:00-09:00");
    }

    @Test
    void aWindowMayCrossMidnight() {
        assertOpensAt("UTC", "2026-11-20T23:59:00Z", "2026-11-20T23:59:00Z", "22:00-02:00");
        assertOpensAt("UTC", "2026-11-20T01:59:00Z", "2026-11-20T01:59:00Z", "22:00-02:00");
        assertOpensAt("UTC", "2026-11-20T02:00:00Z", "2026-11-20T22:00:00Z", "22:00-02:00");
    }

    @Test
    void midnightMayEndAWindow() {
        assertOpensAt("UTC", "2026-11-20T23:59:59Z", "2026-11-20T23:59:59Z", "20:00-24:00");
        assertOpensAt("UTC", "2026-11-21T00:00:00Z", "2026-11-21T20:00:00Z", "20:00-24:00");
    }

    /** 2026-03-29 in Berlin: 02:00 to 03:00 does not exist; 03:00 is 01:00Z. */
    @Test
    void aWindowThatBeginsInTheHourLeftOutOpensAtTheChange() {
        assertOpensAt(BERLIN, "2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z", "02:30-05:00");
        assertOpensAt(BERLIN, "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z", "02:30-05:00");
    }

    @Test
    void aWindowInsideTheHourLeftOutWaitsForTheNextDay() {
        assertOpensAt(BERLIN, "2026-03-29T00:00:00Z", "2026-03-30T00:15:00Z", "02:15-02:45");
    }

    @Test
    void aWindowThatEndsInTheHourLeftOutClosesAtTheChange() {
        assertOpensAt(BERLIN, "2026-03-29T00:59:59Z", "2026-03-29T00:59:59Z", "01:00-02:30");
        assertOpensAt(BERLIN, "2026-03-29T01:00:00Z", "2026-03-29T23:00:00Z", "01:00-02:30");
    }

    /** 2026-10-25 in Berlin: 02:00 to 03:00 comes twice, from 00:00Z and from 01:00Z. */
    @Test
    void aWindowInsideTheRepeatedHourOpensTwice() {
        assertOpensAt(BERLIN, "2026-10-24T23:00:00Z", "2026-10-25T00:15:00Z", "02:15-02:45");
        assertOpensAt(BERLIN, "2026-10-25T00:45:00Z", "2026-10-25T01:15:00Z", "02:15-02:45");
        assertOpensAt(BERLIN, "2026-10-25T01:45:00Z", "2026-10-26T01:15:00Z", "02:15-02:45");
    }

    @Test
    void aWindowThatEndsInTheRepeatedHourOpensAgainAtTheChange() {
        assertOpensAt(BERLIN, "2026-10-25T00:30:00Z", "2026-10-25T01:00:00Z", "01:00-02:30");
    }

    @Test
    void theWindowKeepsToTheWallThroughTheYear() {
        assertOpensAt(DUBLIN, "2026-06-01T00:00:00Z", "2026-06-01T08:00:00Z", "09:00-16:00");
        assertOpensAt(DUBLIN, "2026-12-01T00:00:00Z", "2026-12-01T09:00:00Z", "09:00-16:00");
    }

    @Test
    void aZoneThatSkipsAWholeDayIsNoTrap() {
        assertOpensAt("Pacific/Apia", "2011-12-30T09:59:00Z", "2011-12-30T19:00:00Z", "09:00-10:00");
    }

    /** Against looking at every minute, around changes of the clock by an hour, half an hour and a day. */
    @Test
    void opensAtTheFirstOpenMinuteWhateverTheClockDoes() {
        Random random = new Random(42);
        String[][] changes = {
            {BERLIN, "2026-03-29T01:00:00Z"},
            {BERLIN, "2026-10-25T01:00:00Z"},
            {"Australia/Lord_Howe", "2026-04-04T15:00:00Z"},
            {"Australia/Lord_Howe", "2026-10-03T15:30:00Z"},
            {"Pacific/Apia", "2011-12-30T10:00:00Z"},
            {"America/New_York", "2026-03-08T07:00:00Z"}
        };
        for (int trial = 0; trial < 2_000; trial++) {
            String[] change = changes[random.nextInt(changes.length)];
            Instant earliest = Instant.parse(change[1]).plus(Duration.ofMinutes(random.nextInt(2_880) - 1_440L));
            String[] windows = new String[1 + random.nextInt(2)];
            for (int window = 0; window < windows.length; window++) {
                LocalTime from = LocalTime.of(random.nextInt(4), random.nextInt(60));
                windows[window] = from + "-" + from.plusMinutes(1L + random.nextInt(1_400));
            }
            CallTimes times = times(change[0], windows);
            Instant minute = earliest;
            while (!times.isOpen(minute)) {
                minute = minute.plusSeconds(60);
            }
            assertThat(times.openAt(earliest)).as("%s in %s", times, change[0]).isEqualTo(minute);
        }
    }

    @Test
    void impossibleTimesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CallTimes.every(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallTimes.every(Duration.ofSeconds(5)).withLeastGap(Duration.ofSeconds(6)));
    }

    private static void assertOpensAt(String zone, String earliest, String expected, String... windows) {
        assertThat(times(zone, windows).openAt(Instant.parse(earliest))).isEqualTo(Instant.parse(expected));
    }

    private static CallTimes times(String zone, String... windows) {
        List<DailyWindows.Window> between = Arrays.stream(windows)
                .flatMap(window -> DailyWindows.parse(window).stream())
                .toList();
        return new CallTimes(Duration.ofSeconds(11), new DailyWindows(between, ZoneId.of(zone)));
    }
}
