package dev.slipstream.ingest.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.SourceSettings;
import dev.slipstream.ingest.quota.QuotaLedger.Grant;
import dev.slipstream.ingest.quota.QuotaPlan.Fitting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of calls on a clock of the test's own, against providers that begin their periods when they like. */
class DaysOfCallsTest {
    private static final Instant START = Instant.parse("2026-11-20T17:23:45Z");

    /** Counts as a provider does, from the arrival of calls. */
    private abstract static class Meter {
        private long used;

        abstract boolean beginsAnew(Instant arrival);

        boolean allows(Instant arrival, long credits, long most) {
            used = beginsAnew(arrival) ? credits : used + credits;
            return used <= most;
        }
    }

    /** A day, or an hour, of UTC. */
    private static final class ByCalendar extends Meter {
        private final long seconds;
        private long period = Long.MIN_VALUE;

        private ByCalendar(Period period) {
            seconds = period.length().toSeconds();
        }

        @Override
        boolean beginsAnew(Instant arrival) {
            long now = Math.floorDiv(arrival.getEpochSecond(), seconds);
            boolean anew = now > period;
            period = Math.max(now, period);
            return anew;
        }
    }

    /** As long as a period, from the first call after the one before. */
    private static final class SinceFirstCall extends Meter {
        private final Duration length;
        private Instant end = Instant.MIN;

        private SinceFirstCall(Period period) {
            length = period.length();
        }

        @Override
        boolean beginsAnew(Instant arrival) {
            boolean anew = !arrival.isBefore(end);
            end = anew ? arrival.plus(length) : end;
            return anew;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "anonymous,,72",
        "standard,,72",
        "feeder,,72",
        "licensed,,5",
        "anonymous,3s,72",
        "standard,3s,60",
        "licensed,1s,5"
    })
    void noCallIsOverTheQuotaHoweverOftenItIsTriedAndRestarted(String accountClass, String tried, long hours) {
        SourcePlan plan = plan(accountClass);
        Limit quota = plan.quota().orElseThrow();
        // The second kind of run asks the ledger far too often: it alone must hold the quota then.
        Duration every = tried == null ? plan.every().orElseThrow() : dev.slipstream.core.config.Durations.parse(tried);
        InMemoryLedger.Book book = new InMemoryLedger.Book();
        QuotaLedger ledger = new InMemoryLedger(book, plan.limits());
        ByCalendar calendar = new ByCalendar(quota.period());
        SinceFirstCall rolling = new SinceFirstCall(quota.period());
        SplittableRandom random = new SplittableRandom(42);
        long answered = 0;
        for (Instant now = START; now.isBefore(START.plus(Duration.ofHours(hours))); ) {
            Grant grant = ledger.take(plan.account(), plan.calls().get(0), now);
            if (grant.granted()) {
                Instant arrival = now.plusMillis(random.nextInt(30_000));
                long credits = plan.calls().get(0).credits();
                assertThat(calendar.allows(arrival, credits, quota.most()))
                        .as("calendar at %s", now)
                        .isTrue();
                assertThat(rolling.allows(arrival, credits, quota.most()))
                        .as("rolling at %s", now)
                        .isTrue();
                answered++;
                now = now.plus(every);
            } else {
                assertThat(grant.askAgainAt()).isAfter(now);
                now = grant.askAgainAt();
            }
            if (random.nextInt(200) == 0) {
                ledger = new InMemoryLedger(book, plan.limits());
            }
        }
        long sustained = Math.min(
                plan.sustainedCallsPerDay().orElseThrow() * hours / 24,
                Duration.ofHours(hours).toMillis() / every.toMillis());
        assertThat(answered).as("of %s that the quota sustains", sustained).isGreaterThan(sustained * 95 / 100);
    }

    private static SourcePlan plan(String accountClass) {
        Map<String, String> values = new HashMap<>(Map.of("source", "opensky"));
        values.put("sources.opensky.account-class", accountClass);
        if (!accountClass.equals("anonymous")) {
            values.put("sources.opensky.client-id", "me");
            values.put("sources.opensky.client-secret", "x");
        }
        return QuotaPlan.of(SourceSettings.all(Settings.of(values)), ProviderQuotas.bundled(), Fitting.REFUSE)
                .sources()
                .get(0);
    }
}
