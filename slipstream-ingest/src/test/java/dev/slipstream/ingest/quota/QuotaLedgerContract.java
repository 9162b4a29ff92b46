package dev.slipstream.ingest.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.ingest.quota.QuotaLedger.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every ledger does, over a clock that only the test moves. */
public abstract class QuotaLedgerContract {

    protected static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final Limit DAY = new Limit("the quota of test", 400, Period.DAY, Limit.Unit.CREDITS);
    private static final Cost GLOBE = new Cost("states", 4);

    /** A ledger over what all ledgers of this test share; a new one is as after a restart, or another node's. */
    protected abstract QuotaLedger open(QuotaLimits limits);

    /** An account that no other test uses. */
    protected abstract String account();

    private QuotaLimits limits(Limit... own) {
        return new QuotaLimits(account(), List.of(new QuotaLimits.BucketLimit("states", DAY)), List.of(own));
    }

    @Test
    void grantsNoMoreThanTheQuotaHas() {
        QuotaLedger ledger = open(limits());
        for (int call = 0; call < 100; call++) {
            assertThat(ledger.take(account(), GLOBE, START.plusSeconds(call)).granted())
                    .isTrue();
        }
        Grant refused = ledger.take(account(), GLOBE, START.plusSeconds(100));
        assertThat(refused.granted()).isFalse();
        assertThat(refused.reason()).isEqualTo("the quota of test is used up: 400 credits a day");
        assertThat(refused.askAgainAt())
                .as("when the first call no longer counts")
                .isEqualTo(START.plus(Duration.ofDays(1)).plus(QuotaLimits.SLACK));
        assertThat(ledger.take(account(), GLOBE, refused.askAgainAt().minusMillis(1))
                        .granted())
                .isFalse();
        assertThat(ledger.take(account(), GLOBE, refused.askAgainAt()).granted())
                .isTrue();
        assertThat(ledger.take(account(), GLOBE, refused.askAgainAt()).granted())
                .isFalse();
    }

    @Test
    void midnightIsNoNewBeginning() {
        QuotaLedger ledger = open(limits());
        Instant evening = Instant.parse("2026-11-20T23:59:00Z");
        assertThat(ledger.take(account(), new Cost("states", 400), evening).granted())
                .isTrue();
        assertThat(ledger.take(account(), GLOBE, Instant.parse("2026-11-21T00:01:00Z"))
                        .granted())
                .isFalse();
    }

    @Test
    void countsBucketsAndAccountsApart() {
        QuotaLedger ledger = open(new QuotaLimits(
                account(),
                List.of(new QuotaLimits.BucketLimit("states", DAY), new QuotaLimits.BucketLimit("flights", DAY)),
                List.of()));
        assertThat(ledger.take(account(), new Cost("states", 400), START).granted())
                .isTrue();
        assertThat(ledger.take(account(), new Cost("flights", 400), START).granted())
                .isTrue();
        assertThat(ledger.take(account() + "-other", new Cost("states", 400), START)
                        .granted())
                .isTrue();
        assertThat(ledger.take(account(), new Cost("flights", 1), START).granted())
                .isFalse();
        assertThat(ledger.take(account(), new Cost("flights", 0), START).granted())
                .as("what is free is always granted")
                .isTrue();
    }

    @Test
    void remembersAcrossRestarts() {
        assertThat(open(limits())
                        .take(account(), new Cost("states", 398), START)
                        .granted())
                .isTrue();
        assertThat(open(limits()).take(account(), GLOBE, START.plusSeconds(60)).granted())
                .isFalse();
        assertThat(open(limits())
                        .take(account(), new Cost("states", 2), START.plusSeconds(60))
                        .granted())
                .isTrue();
    }

    @Test
    void keepsTheUsersOwnCaps() {
        Limit calls = new Limit("sources.x.calls-per-day", 2, Period.DAY, Limit.Unit.CALLS);
        Limit money = new Limit("sources.x.money-per-month", 9, Period.MONTH, Limit.Unit.CREDITS);
        QuotaLedger ledger = open(limits(calls, money));
        assertThat(ledger.take(account(), GLOBE, START).granted()).isTrue();
        assertThat(ledger.take(account(), GLOBE, START).granted()).isTrue();
        Grant third = ledger.take(account(), new Cost("states", 0), START);
        assertThat(third.granted()).isFalse();
        assertThat(third.reason()).contains("calls-per-day is used up: 2 calls a day");
        Grant nextDay = ledger.take(account(), GLOBE, START.plus(Duration.ofDays(2)));
        assertThat(nextDay.granted()).isFalse();
        assertThat(nextDay.askAgainAt()).isAfter(START.plus(Duration.ofDays(31)));
        assertThat(nextDay.reason()).contains("money-per-month");
    }

    @Test
    void aCallThatCostsMoreThanThereIsIsNeverGranted() {
        Grant grant = open(limits()).take(account(), new Cost("states", 401), START);
        assertThat(grant.granted()).isFalse();
        assertThat(grant.askAgainAt()).isAfter(START);
    }

    @Test
    void theProvidersWordLowersWhatIsLeft() {
        QuotaLedger ledger = open(limits());
        assertThat(ledger.take(account(), GLOBE, START).granted()).isTrue();
        ledger.remaining(account(), "states", 6, START.plusSeconds(1));
        assertThat(ledger.take(account(), GLOBE, START.plusSeconds(60)).granted())
                .isTrue();
        Grant refused = open(limits()).take(account(), GLOBE, START.plusSeconds(120));
        assertThat(refused.granted()).as("after a restart too").isFalse();
        assertThat(refused.reason()).contains("the provider has said");
        assertThat(refused.askAgainAt())
                .isEqualTo(START.plusSeconds(1).plus(Duration.ofDays(1)).plus(QuotaLimits.SLACK));
        assertThat(ledger.take(account(), GLOBE, refused.askAgainAt()).granted())
                .isTrue();
    }

    @Test
    void aNewerWordReplacesAnOlderOneButNotOneOfTheSameMoment() {
        QuotaLedger ledger = open(limits());
        ledger.remaining(account(), "states", 2, START);
        ledger.remaining(account(), "states", 300, START.plusSeconds(5));
        assertThat(ledger.take(account(), GLOBE, START.plusSeconds(10)).granted())
                .isFalse();
        ledger.remaining(account(), "states", 300, START.plusSeconds(3600));
        assertThat(ledger.take(account(), new Cost("states", 300), START.plusSeconds(3601))
                        .granted())
                .isTrue();
        assertThat(ledger.take(account(), GLOBE, START.plusSeconds(3602)).granted())
                .isFalse();
    }

    @Test
    void theProvidersWordNeverRaisesWhatIsLeft() {
        QuotaLedger ledger = open(limits());
        assertThat(ledger.take(account(), new Cost("states", 400), START).granted())
                .isTrue();
        ledger.remaining(account(), "states", 4000, START.plusSeconds(3600));
        assertThat(ledger.take(account(), GLOBE, START.plusSeconds(3600)).granted())
                .isFalse();
    }

    @Test
    void nobodyCallsBeforeTheProviderWants() {
        QuotaLedger ledger = open(limits());
        Instant midnight = Instant.parse("2026-11-21T00:00:00Z");
        ledger.closed(account(), "states", midnight);
        Grant refused = open(limits()).take(account(), GLOBE, midnight.minusMillis(1));
        assertThat(refused).isEqualTo(new Grant(false, midnight, "the provider asks to wait"));
        assertThat(ledger.take(account(), new Cost("flights", 4), START).granted())
                .as("another bucket is open")
                .isTrue();
        assertThat(open(limits()).take(account(), GLOBE, midnight).granted()).isTrue();
        assertThat(ledger.take(account(), GLOBE, midnight.minusSeconds(5)).granted())
                .as("forgotten when it is over")
                .isTrue();
    }

    @Test
    void ofTwoTimesToWaitTheLongerHolds() {
        QuotaLedger ledger = open(limits());
        ledger.closed(account(), "states", START.plusSeconds(3600));
        ledger.closed(account(), "states", START.plusSeconds(60));
        assertThat(ledger.take(account(), GLOBE, START.plusSeconds(61)).askAgainAt())
                .isEqualTo(START.plusSeconds(3600));
        ledger.closed(account(), "states", START.plusSeconds(7200));
        assertThat(ledger.take(account(), GLOBE, START.plusSeconds(3601)).askAgainAt())
                .isEqualTo(START.plusSeconds(7200));
    }

    @Test
    void whatWasLeftIsOverWithTheTimeToWait() {
        QuotaLedger ledger = open(limits());
        Instant midnight = Instant.parse("2026-11-21T00:00:00Z");
        ledger.remaining(account(), "states", 0, START);
        ledger.closed(account(), "states", midnight);
        ledger.remaining(account(), "states", 0, START.plusSeconds(1));
        Grant refused = ledger.take(account(), GLOBE, START.plusSeconds(60));
        assertThat(refused.askAgainAt()).as("not a day later").isEqualTo(midnight);
        assertThat(ledger.take(account(), GLOBE, midnight).granted()).isTrue();
        ledger.remaining(account(), "states", 2, midnight.plusSeconds(1));
        assertThat(ledger.take(account(), GLOBE, midnight.plusSeconds(60)).granted())
                .as("a newer word holds")
                .isFalse();
    }

    @Test
    void fourThreadsOnTwoNodesNeverTakeMore() throws Exception {
        QuotaLedger one = open(limits());
        QuotaLedger other = open(limits());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                QuotaLedger ledger = thread % 2 == 0 ? one : other;
                work.add(() -> {
                    int granted = 0;
                    for (int call = 0; call < 50; call++) {
                        granted += ledger.take(account(), GLOBE, START.plusSeconds(call))
                                        .granted()
                                ? 1
                                : 0;
                    }
                    return granted;
                });
            }
            int granted = 0;
            for (Future<Integer> done : threads.invokeAll(work)) {
                granted += done.get();
            }
            assertThat(granted).as("of 200 calls of 4 credits").isEqualTo(100);
        } finally {
            threads.shutdownNow();
        }
    }
}
