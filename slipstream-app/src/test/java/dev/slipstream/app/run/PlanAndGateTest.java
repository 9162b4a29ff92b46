package dev.slipstream.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.SourceSettings;
import dev.slipstream.ingest.pace.CallGate.Outcome;
import dev.slipstream.ingest.pace.CallGate.Result;
import dev.slipstream.ingest.pace.CallHistory;
import dev.slipstream.ingest.pace.GateListener;
import dev.slipstream.ingest.pace.SourceGate;
import dev.slipstream.ingest.pace.Standby;
import dev.slipstream.ingest.provider.opensky.OpenSkyOptions;
import dev.slipstream.ingest.provider.opensky.OpenSkyRequest;
import dev.slipstream.ingest.quota.Cost;
import dev.slipstream.ingest.quota.ProviderQuotas;
import dev.slipstream.ingest.quota.QuotaLedger;
import dev.slipstream.ingest.quota.QuotaPlan;
import dev.slipstream.ingest.quota.QuotaPlan.Fitting;
import dev.slipstream.ingest.quota.SourcePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code quota} says a day takes is what the gate lets through when nothing goes wrong. */
class PlanAndGateTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-20T00:00:00Z");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            anonymous, -,                                    -,   -,           100, 864000
            anonymous, '50,-2,53,2',                         -,   -,           400, 216000
            anonymous, '50,-2,53,2;40,170,60,-170',          30m, -,           144, 600000
            anonymous, '50,-2,53,2;40,170,60,-170',          -,   09:00-16:00, 171, 147368
            standard,  '50,-2,53,2;0,0,10,10',               2m,  -,          1440,  60000
            licensed,  '50,-2,53,2;0,0,9,9;0,20,9,29;0,40,9,49', -, -,       17280,   5000
            licensed,  '50,-2,53,2;0,0,9,9;0,20,9,29;0,40,9,49', 1m, -,       5760,  15000
            """)
    void callsAsOftenAsPlanned(String kind, String box, String every, String between, long calls, long perCallMillis)
            throws Exception {
        SourcePlan plan = plan(kind, box, every, between);
        SharedTime time = new SharedTime(MIDNIGHT);
        OpenSkyOptions options = OpenSkySource.options(plan.settings());
        assertThat(options.requests().stream().map(OpenSkyRequest::cost)).isEqualTo(plan.calls());
        SourceFactory.Order order = order(plan, time);
        Duration perCall = OpenSkySource.perCall(order, options);
        assertThat(perCall.toMillis()).isEqualTo(perCallMillis);
        SourceGate gate = Calls.gate(order, perCall, options.leastInterval(), CallHistory.NONE);
        long made = 0;
        while (true) {
            gate.awaitTurn(plan.calls().get(0));
            if (!time.instant().isBefore(MIDNIGHT.plus(Duration.ofDays(1)))) {
                break;
            }
            made++;
            gate.report(new Outcome(Result.ANSWERED, time.instant(), null, null, "HTTP 200"));
        }
        assertThat(made).isEqualTo(calls);
        assertThat(plan.callsPerDay())
                .as("rounds are planned whole")
                .isBetween(made, made + plan.calls().size() - 1);
    }

    private static SourcePlan plan(String kind, String box, String every, String between) {
        Map<String, String> settings = new HashMap<>(Map.of("source", "opensky"));
        settings.put("sources.opensky.account-class", kind);
        settings.put("sources.opensky.client-id", kind.equals("anonymous") ? "" : "me");
        settings.put("sources.opensky.client-secret", kind.equals("anonymous") ? "" : "s3cret");
        settings.put("sources.opensky.box", box == null ? "" : box);
        settings.put("sources.opensky.every", every == null ? "" : every);
        settings.put("sources.opensky.between", between == null ? "" : between);
        QuotaPlan plan =
                QuotaPlan.of(SourceSettings.all(Settings.of(settings)), ProviderQuotas.bundled(), Fitting.REFUSE);
        plan.requireFits();
        assertThat(plan.warnings()).isEmpty();
        return plan.sources().get(0);
    }

    private static SourceFactory.Order order(SourcePlan plan, SharedTime time) {
        QuotaLedger generous = new QuotaLedger() {
            @Override
            public Grant take(String account, Cost cost, Instant now) {
                return new Grant(true, now, "");
            }

            @Override
            public void remaining(String account, String bucket, long credits, Instant now) {}

            @Override
            public void closed(String account, String bucket, Instant until) {}
        };
        return new SourceFactory.Order(
                plan,
                generous,
                Standby.NONE,
                GateListener.NONE,
                Settings.of(Map.of()),
                time,
                time,
                new SplittableRandom(1),
                () -> {
                    throw new IllegalStateException("nothing is simulated here");
                });
    }
}
