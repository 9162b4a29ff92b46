package dev.slipstream.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.app.embedded.TestPostgres;
import dev.slipstream.app.schedule.AppDatabase;
import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.SourceSettings;
import dev.slipstream.ingest.provider.simulator.serve.OpenSkyAnswers;
import dev.slipstream.ingest.quota.ProviderQuotas;
import dev.slipstream.ingest.quota.QuotaPlan;
import dev.slipstream.ingest.quota.QuotaPlan.Fitting;
import dev.slipstream.ingest.quota.SourcePlan;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Days of live calls against the simulator's quotas, over HTTP: sources planned to the last credit, by one
 * process or several that share the account, ended and started again and again, with answers that fail.
 */
@Timeout(120)
class SimulatedDaysTest {
    private static final Instant START = Instant.parse("2026-11-20T17:23:45.678Z");
    private static AppDatabase database;

    @BeforeAll
    static void open() {
        database = AppDatabase.open(TestPostgres.shared());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest(name = "{1}: {2} {3}, {4} sources of {5} processes, {6} hours")
    @CsvSource(nullValues = "-", textBlock = """
            1, anonymous, -,                           -,           1, 1, 72
            2, anonymous, '50,-2,53,2',                -,           1, 2, 72
            3, anonymous, '50,-2,53,2;40,170,60,-170', 09:00-16:00, 1, 1, 72
            4, standard,  -,                           -,           1, 2, 48
            5, feeder,    -,                           06:00-22:00, 2, 1, 48
            6, licensed,  -,                           -,           3, 2, 1
            """)
    void noCallIsOver(int number, String kind, String box, String between, int sources, int processes, int hours)
            throws Exception {
        Instant start = START.plus(Duration.ofDays(40L * number));
        Instant end = start.plus(Duration.ofHours(hours));
        SharedTime time = new SharedTime(start);
        String client = kind.equals("anonymous") ? "" : "days-" + number;
        String login = client.isEmpty() ? "" : client + ":s3cret:" + kind;
        Duration period = Duration.ofHours(kind.equals("licensed") ? 1 : 24);
        try (CountedSimulator simulator = new CountedSimulator(time, login, period)) {
            Map<String, String> common = provider(simulator);
            common.put("account-class", kind);
            common.put("client-id", client);
            common.put("client-secret", client.isEmpty() ? "" : "s3cret");
            common.put("box", box == null ? "" : box);
            common.put("between", between == null ? "" : between);
            List<SourcePlan> plans = plan(common, sources);
            List<SimulatedNode> nodes = new ArrayList<>();
            for (int process = 0; process < processes; process++) {
                for (SourcePlan plan : plans) {
                    nodes.add(new SimulatedNode(
                            plan, database.pool(), time, end, period.dividedBy(2), number * 100L + nodes.size()));
                }
            }
            time.run(nodes);
            assertThat(nodes).allSatisfy(node -> assertThat(node.unwelcome()).isEmpty());
            long quota = plans.get(0).quota().orElseThrow().most();
            assertThat(simulator.mostInOnePeriod()).isLessThanOrEqualTo(quota);
            long promised = Math.min(quota, processes * inOnePeriod(plans, period)) * hours / period.toHours();
            assertThat(nodes.stream().mapToLong(SimulatedNode::taken).sum())
                    .as("of %s credits that the plan makes of %s", promised, quota)
                    .isGreaterThanOrEqualTo(promised * 95 / 100);
            assertThat(simulator.total())
                    .as("but for calls that failed and processes that ended before they called")
                    .isGreaterThanOrEqualTo(promised * 90 / 100);
            assertThat(nodes).allSatisfy(node -> assertThat(node.starts()).isGreaterThan(2));
        }
    }

    /** Somebody else's calls from the same address are no concern of ours, but the provider's answer is. */
    @Test
    void toldToWaitItAsksNobodyBeforeMidnightHoweverOftenItIsStarted() throws Exception {
        SharedTime time = new SharedTime(START);
        try (CountedSimulator simulator = new CountedSimulator(time, "", Duration.ofDays(1))) {
            HttpRequest call = HttpRequest.newBuilder(
                            URI.create(simulator.url() + OpenSkyAnswers.API_PATH + "/states/all"))
                    .build();
            HttpClient somebody = HttpClient.newHttpClient();
            while (simulator.total() < 400) {
                somebody.send(call, HttpResponse.BodyHandlers.discarding());
            }
            SimulatedNode node = new SimulatedNode(
                    plan(provider(simulator), 1).get(0),
                    database.pool(),
                    time,
                    START.plus(Duration.ofHours(24)),
                    Duration.ofHours(1),
                    1);
            time.run(List.of(node));
            assertThat(node.starts()).isGreaterThan(20);
            assertThat(node.unwelcome()).singleElement().asString().contains("HTTP 429: Too many requests");
            assertThat(simulator.inLastPeriod()).as("17 hours from midnight on").isGreaterThan(250);
            assertThat(simulator.mostInOnePeriod()).isEqualTo(400);
        }
    }

    private static Map<String, String> provider(CountedSimulator simulator) {
        Map<String, String> settings = new HashMap<>();
        settings.put("provider", "opensky");
        settings.put("base-url", simulator.url() + OpenSkyAnswers.API_PATH);
        settings.put("token-url", simulator.url() + OpenSkyAnswers.TOKEN_PATH);
        return settings;
    }

    private static long inOnePeriod(List<SourcePlan> plans, Duration period) {
        return plans.stream().mapToLong(SourcePlan::creditsPerDay).sum() * period.toHours() / 24;
    }

    private static List<SourcePlan> plan(Map<String, String> common, int sources) {
        Map<String, String> settings = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (int source = 0; source < sources; source++) {
            String name = "source-" + (char) ('a' + source);
            names.add(name);
            common.forEach((key, value) -> settings.put("sources." + name + "." + key, value));
        }
        settings.put("source", String.join(",", names));
        QuotaPlan plan =
                QuotaPlan.of(SourceSettings.all(Settings.of(settings)), ProviderQuotas.bundled(), Fitting.SLOW_DOWN);
        plan.requireFits();
        return plan.sources();
    }
}
