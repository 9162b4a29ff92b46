package dev.slipstream.ingest.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.core.config.DailyWindows;
import dev.slipstream.ingest.pace.CallGate.Outcome;
import dev.slipstream.ingest.pace.CallGate.Result;
import dev.slipstream.ingest.quota.InMemoryLedger;
import dev.slipstream.ingest.quota.Limit;
import dev.slipstream.ingest.quota.Period;
import dev.slipstream.ingest.quota.QuotaLimits;
import dev.slipstream.ingest.quota.QuotaLimits.BucketLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceGateTest extends GateFixture {
    @Test
    void callsAtOnceAndThenAtItsInterval() throws Exception {
        SourceGate gate = gate(EVERY_10_S);
        assertThat(callsAnswered(gate, 3)).containsExactly("10:00:00", "10:00:10", "10:00:20");
        assertThat(ledger.events())
                .containsOnly("take opensky/anonymous states 4")
                .hasSize(3);
        assertThat(shown).contains("waiting until 2026-11-20T10:00:10Z because the next call is due then");
    }

    @Test
    void theIntervalBeginsWithTheCallNotWithItsAnswer() throws Exception {
        SourceGate gate = gate(EVERY_10_S);
        gate.awaitTurn(COST);
        time.pass(Duration.ofSeconds(4));
        report(gate, Result.ANSWERED, null);
        assertThat(next(gate)).isEqualTo("10:00:10");
    }

    @Test
    void aRestartCallsNoSooner() throws Exception {
        SourceGate gate = gate(EVERY_10_S, CallHistory.lastCall(Instant.parse("2026-11-20T09:59:57Z")));
        assertThat(next(gate)).isEqualTo("10:00:07");
    }

    @Test
    void aRestartStillWaitsAsTheProviderAsked() throws Exception {
        InMemoryLedger.Book book = new InMemoryLedger.Book();
        Limit day = new Limit("the quota", 400, Period.DAY, Limit.Unit.CREDITS);
        QuotaLimits limits = new QuotaLimits("first", List.of(new BucketLimit("states", day)), List.of());
        SourceGate gate = gate("first", EVERY_10_S, CallHistory.NONE, new InMemoryLedger(book, limits));
        gate.awaitTurn(COST);
        gate.report(new Outcome(
                Result.TOLD_TO_WAIT, time.instant(), Duration.ofHours(6), 0L, "HTTP 429: Too many requests"));
        time.pass(Duration.ofMinutes(5));
        SourceGate restarted = gate("first", EVERY_10_S, CallHistory.NONE, new InMemoryLedger(book, limits));
        assertThat(next(restarted)).isEqualTo("16:00:01");
        assertThat(shown)
                .contains("waiting until 2026-11-20T16:00:01Z because the quota is spent: the provider asks to wait");
        assertThat(order.place("second").behind())
                .as("another stands in meanwhile")
                .isEmpty();
    }

    @Test
    void aClockSetBackDelaysByOneIntervalAtMost() throws Exception {
        SourceGate gate = gate(EVERY_10_S, CallHistory.lastCall(Instant.parse("2027-01-01T00:00:00Z")));
        assertThat(next(gate)).isEqualTo("10:00:10");
    }

    @Test
    void callsInItsWindowOnly() throws Exception {
        CallTimes times = new CallTimes(
                Duration.ofHours(3), new DailyWindows(DailyWindows.parse("09:00-16:00"), ZoneId.of("Europe/Berlin")));
        assertThat(callsAnswered(gate(times), 4)).containsExactly("10:00:00", "13:00:00", "08:00:00", "11:00:00");
        assertThat(shown).contains("waiting until 2026-11-21T08:00:00Z because its window of the day is closed");
    }

    @Test
    void triesAgainFiveTimesEachTwiceAsLateThenProbesAfterGrowingPauses() throws Exception {
        SourceGate gate = gate(EVERY_10_S);
        List<Long> pauses = new ArrayList<>();
        for (int call = 0; call < 13; call++) {
            Instant before = time.instant();
            gate.awaitTurn(COST);
            pauses.add(Duration.between(before, time.instant()).toSeconds());
            report(gate, Result.FAILED, null);
        }
        assertThat(pauses).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 60L, 120L, 240L, 480L, 960L, 1920L, 3600L);
        assertThat(gate.status().reason()).isEqualTo(WaitReason.CIRCUIT_OPEN);
        assertThat(gate.status().sentence())
                .endsWith("because calls failed again and again: HTTP 503 from the provider");
    }

    @Test
    void aProbeThatSucceedsClosesTheCircuit() throws Exception {
        SourceGate gate = gate(EVERY_10_S);
        for (int call = 0; call < 6; call++) {
            gate.awaitTurn(COST);
            report(gate, Result.FAILED, null);
        }
        assertThat(gate.status().reason()).isEqualTo(WaitReason.CIRCUIT_OPEN);
        gate.awaitTurn(COST);
        Instant probed = time.instant();
        report(gate, Result.ANSWERED, null);
        gate.awaitTurn(COST);
        assertThat(Duration.between(probed, time.instant())).isEqualTo(Duration.ofSeconds(10));
        report(gate, Result.FAILED, null);
        assertThat(gate.status().reason()).isEqualTo(WaitReason.BACK_OFF);
    }

    @Test
    void jitterMakesPausesLongerByItsShareAtMost() {
        assertThat(BackOff.STANDARD.afterFailures(5, 0)).isEqualTo(Duration.ofSeconds(16));
        assertThat(BackOff.STANDARD.afterFailures(5, 0.5)).isEqualTo(Duration.ofMillis(17_600));
        assertThat(BackOff.STANDARD.afterFailures(10_000, 0)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void theLeastGapIsKeptWhenTryingAgain() throws Exception {
        SourceGate gate = gate(CallTimes.every(Duration.ofMinutes(15)).withLeastGap(Duration.ofSeconds(10)));
        gate.awaitTurn(COST);
        report(gate, Result.FAILED, null);
        assertThat(next(gate)).isEqualTo("10:00:10");
    }

    @Test
    void waitsForHoursWhenTold() throws Exception {
        SourceGate gate = gate(EVERY_10_S);
        gate.awaitTurn(COST);
        report(gate, Result.TOLD_TO_WAIT, Duration.ofSeconds(60_394));
        assertThat(gate.status().sentence())
                .startsWith("waiting until 2026-11-21T02:46:35Z because the provider asks to wait: HTTP 503");
        gate.awaitTurn(COST);
        assertThat(time.instant()).isEqualTo("2026-11-21T02:46:35Z");
        assertThat(ledger.events())
                .containsExactly(
                        "take opensky/anonymous states 4",
                        "closed opensky/anonymous states 2026-11-21T02:46:35Z",
                        "take opensky/anonymous states 4");
    }

    @Test
    void aShortWaitToldAgainAndAgainStillBacksOff() throws Exception {
        SourceGate gate = gate(EVERY_10_S);
        for (int call = 0; call < 5; call++) {
            gate.awaitTurn(COST);
            report(gate, Result.TOLD_TO_WAIT, Duration.ZERO);
        }
        Instant before = time.instant();
        gate.awaitTurn(COST);
        assertThat(Duration.between(before, time.instant())).isEqualTo(Duration.ofSeconds(16));
    }

    @Test
    void nobodyIsWaitedForLongerThanAMonth() throws Exception {
        SourceGate gate = gate(EVERY_10_S);
        gate.awaitTurn(COST);
        report(gate, Result.TOLD_TO_WAIT, Duration.ofSeconds(Long.MAX_VALUE));
        gate.awaitTurn(COST);
        assertThat(time.instant()).isEqualTo("2026-12-21T10:00:01Z");
    }

    @Test
    void aRefusalMeansLongPauses() throws Exception {
        SourceGate gate = gate(EVERY_10_S);
        List<Long> minutes = new ArrayList<>();
        for (int call = 0; call < 7; call++) {
            Instant before = time.instant();
            gate.awaitTurn(COST);
            minutes.add(Duration.between(before, time.instant()).toMinutes());
            report(gate, Result.REFUSED, null);
        }
        assertThat(minutes).containsExactly(0L, 15L, 30L, 60L, 120L, 240L, 360L);
    }

    @Test
    void waitsForQuotaAndTellsTheLedgerWhatIsLeft() throws Exception {
        ledger.refuseUntil("2026-11-21T00:00:00Z", "400 of 400 credits a day are spent");
        SourceGate gate = gate(EVERY_10_S);
        gate.awaitTurn(COST);
        assertThat(time.instant()).isEqualTo("2026-11-21T00:00:00Z");
        assertThat(shown)
                .contains("waiting until 2026-11-21T00:00:00Z because the quota is spent: "
                        + "400 of 400 credits a day are spent");
        gate.report(new Outcome(Result.ANSWERED, time.instant(), null, 396L, "HTTP 200"));
        assertThat(ledger.events())
                .containsExactly("take opensky/anonymous states 4", "remaining opensky/anonymous states 396");
    }

    @Test
    void aLedgerThatSaysNowIsNotAskedWithoutAPause() throws Exception {
        ledger.refuseUntil("2026-11-20T10:00:00Z", "busy").refuseUntil("2026-11-20T09:00:00Z", "busy");
        assertThat(next(gate(EVERY_10_S))).isEqualTo("10:00:02");
    }

    @Test
    void afterQuotaTheWindowIsLookedAtAgain() throws Exception {
        ledger.refuseUntil("2026-11-20T20:00:00Z", "spent");
        CallTimes times = new CallTimes(
                Duration.ofSeconds(10), new DailyWindows(DailyWindows.parse("09:00-16:00"), ZoneId.of("UTC")));
        gate(times).awaitTurn(COST);
        assertThat(time.instant()).isEqualTo("2026-11-21T09:00:00Z");
        assertThat(ledger.events())
                .as("nothing taken while the window was closed")
                .hasSize(1);
    }

    @Test
    void interruptionEndsTheWait() {
        SourceGate gate = gate(EVERY_10_S, CallHistory.lastCall(time.instant()));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> gate.awaitTurn(COST)).isInstanceOf(InterruptedException.class);
    }
}
