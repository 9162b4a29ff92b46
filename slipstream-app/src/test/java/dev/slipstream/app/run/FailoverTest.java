package dev.slipstream.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.app.embedded.TestPostgres;
import dev.slipstream.app.health.IngestMeters;
import dev.slipstream.app.health.Readiness;
import dev.slipstream.app.schedule.AppDatabase;
import dev.slipstream.app.simulate.Simulation;
import dev.slipstream.app.simulate.SimulationServer;
import dev.slipstream.core.config.Settings;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.provider.simulator.fault.FaultRates;
import dev.slipstream.ingest.provider.simulator.serve.AccountClass;
import dev.slipstream.ingest.provider.simulator.serve.ApiClient;
import dev.slipstream.ingest.provider.simulator.serve.FailureRates;
import dev.slipstream.ingest.provider.simulator.serve.OpenSkyAnswers;
import dev.slipstream.ingest.provider.simulator.serve.SimulatedClock;
import dev.slipstream.ingest.publish.EmbeddedBroker;
import dev.slipstream.ingest.publish.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two sources of OpenSky at two servers, one of which goes and comes back; time passes fast. */
class FailoverTest {
    private static final int SPEED = 20;
    private static final long PATIENCE_NANOS = Duration.ofSeconds(90).toNanos();
    private static final Simulation SIMULATION =
            Simulation.of(new Simulation.Options(20, 42, FaultRates.NONE, 5, 5), ReferenceData.bundled());

    private final SimulatedClock fast = new SimulatedClock(Clock.systemUTC(), Instant.now(), SPEED);
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return fast.instant();
        }
    };
    private final IngestMeters meters = new IngestMeters(new SimpleMeterRegistry());
    private final AppDatabase database = AppDatabase.open(TestPostgres.shared());
    private SimulationServer first = serve(0);
    private final SimulationServer second = serve(0);

    @AfterEach
    void close() {
        first.close();
        second.close();
        database.close();
    }

    private SimulationServer serve(int port) {
        OpenSkyAnswers answers = SIMULATION.answers(new OpenSkyAnswers.Behaviour(
                List.of(new ApiClient("me", "hush", AccountClass.LICENSED)),
                Duration.ofMinutes(30),
                FailureRates.NONE));
        return SimulationServer.start(SIMULATION, answers, fast, "127.0.0.1", port);
    }

    @Test
    void theSecondCallsWhileTheFirstIsGoneAndNoLonger() throws Exception {
        try (Ingest ingest = ingest()) {
            LiveSources sources = LiveSources.of(settings(), clock);
            SourceWatch watch = new SourceWatch(2, meters, new Readiness());
            sources.prepare(CompletableFuture.<DataSource>completedFuture(database.pool()), meters, watch);
            sources.start(ingest, watch);

            await(() -> captures("opensky") >= 2 && doing("backup").endsWith(": opensky"));
            assertThat(captures("backup")).isZero();

            int port = URI.create(first.url()).getPort();
            first.close();
            await(() -> captures("backup") >= 2);
            assertThat(doing("opensky")).contains("calls failed again and again");

            first = serve(port);
            long before = captures("opensky");
            await(() -> captures("opensky") > before && doing("backup").endsWith(": opensky"));
            long stoodIn = captures("backup");
            await(() -> captures("opensky") > before + 3);
            assertThat(captures("backup")).isEqualTo(stoodIn);
        }
    }

    private Settings settings() {
        Map<String, String> settings = new HashMap<>(Map.of("source", "opensky,backup", "failover", "opensky,backup"));
        Map.of("opensky", first.url(), "backup", second.url()).forEach((name, url) -> {
            String key = "sources." + name + ".";
            settings.put(key + "provider", "opensky");
            settings.put(key + "base-url", url + OpenSkyAnswers.API_PATH);
            settings.put(key + "token-url", url + OpenSkyAnswers.TOKEN_PATH);
            settings.put(key + "client-id", "me");
            settings.put(key + "client-secret", "hush");
            settings.put(key + "account-class", "licensed");
            settings.put(key + "every", "10s");
        });
        return Settings.of(settings);
    }

    private Ingest ingest() throws InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.shared();
        Topics topics = broker.newTopics("failover");
        Settings settings = Settings.of(Map.of(
                "kafka.bootstrap-servers", broker.bootstrap(),
                "kafka.topics.raw", topics.raw().name(),
                "kafka.topics.states", topics.data().name(),
                "kafka.topics.schedules", topics.schedules().name(),
                "kafka.topics.rejected", topics.rejected().name(),
                "kafka.partitions", String.valueOf(topics.data().partitions())));
        return Ingest.start(settings, broker.bootstrap(), meters, clock);
    }

    private long captures(String source) {
        return field(source, "captures") instanceof Long count ? count : 0;
    }

    private String doing(String source) {
        return field(source, "doing") instanceof String doing ? doing : "";
    }

    private @Nullable Object field(String source, String name) {
        return meters.describe().stream()
                .filter(fields -> source.equals(fields.get("name")))
                .map(fields -> fields.get(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("waited in vain: %s", meters.describe())
                    .isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
