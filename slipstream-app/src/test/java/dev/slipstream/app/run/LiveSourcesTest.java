package dev.slipstream.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.app.health.IngestMeters;
import dev.slipstream.app.health.Readiness;
import dev.slipstream.app.health.Readiness.Part;
import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.ingest.publish.EmbeddedBroker;
import dev.slipstream.ingest.publish.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Several sources in one process, on a real broker. */
class LiveSourcesTest {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private final Clock clock = Clock.systemUTC();
    private final IngestMeters meters = new IngestMeters(new SimpleMeterRegistry());
    private final Readiness readiness = new Readiness();

    @Test
    void everySourceBringsItsOwnAndAFailingOneStopsNoOther() throws Exception {
        try (Ingest ingest = ingest("two")) {
            LiveSources sources = LiveSources.of(
                    Settings.of(Map.of(
                            "source", "east,west",
                            "sources.east.provider", "simulator",
                            "sources.west.provider", "simulator",
                            "sources.west.every", "1s",
                            "simulator.aircraft", "10")),
                    clock);
            SourceWatch watch = new SourceWatch(3, meters, readiness);
            ingest.startSource(
                    "broken",
                    ProviderType.SIMULATOR,
                    cursor -> {
                        throw new UserError("Cannot log in. Check the secret.");
                    },
                    failure -> watch.failed("broken", failure));
            sources.prepare(new CompletableFuture<>(), meters, watch);
            sources.start(ingest, watch);
            readiness.ready(Part.SOURCE);
            await(() -> captures("east") > 1 && captures("west") > 1 && field("broken", "problem") != null);
            assertThat(field("broken", "problem")).isEqualTo("Cannot log in. Check the secret.");
            assertThat(field("east", "problem")).isNull();
            assertThat(readiness.isReady(Part.SOURCE)).as("two of three go on").isTrue();
        }
    }

    @Test
    void aProcessWithoutAnyWorkingSourceIsNotReadyButLives() throws Exception {
        try (Ingest ingest = ingest("none")) {
            SourceWatch watch = new SourceWatch(1, meters, readiness);
            ingest.startSource(
                    "broken",
                    ProviderType.SIMULATOR,
                    cursor -> {
                        throw new IllegalStateException("wires crossed");
                    },
                    failure -> watch.failed("broken", failure));
            await(() -> field("broken", "problem") != null
                    && !readiness.isReady(Part.SOURCE)
                    && readiness.describe().get("source").startsWith("failed: broken: a fault in Slipstream"));
            assertThat(readiness.isLive()).isTrue();
        }
    }

    @Test
    void refusesWhatWouldHaveNoEffect() {
        LiveSources sources = LiveSources.of(Settings.of(Map.of("sources.simulator.calls-per-day", "5")), clock);
        assertThatThrownBy(
                        () -> sources.prepare(new CompletableFuture<>(), meters, new SourceWatch(1, meters, readiness)))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot run source 'simulator': sources.simulator.calls-per-day means nothing to"
                        + " simulator. Take it out.");
    }

    @Test
    void aSourceThatIsSetWronglyFailsAlone() {
        Map<String, String> settings = Map.of("source", "simulator,positions");
        LiveSources sources = LiveSources.of(Settings.of(settings), clock);
        sources.prepare(new CompletableFuture<>(), meters, new SourceWatch(2, meters, readiness));
        assertThat((String) field("positions", "problem"))
                .startsWith("Cannot run source 'positions': ")
                .contains("url is not set");
        assertThat(field("simulator", "problem")).isNull();
    }

    @Test
    void saysOfAllSourcesWhatIsWrongWhenNoneCanRun() {
        LiveSources sources = LiveSources.of(
                Settings.of(Map.of(
                        "source", "one,two", "sources.one.provider", "positions", "sources.two.provider", "positions")),
                clock);
        assertThatThrownBy(
                        () -> sources.prepare(new CompletableFuture<>(), meters, new SourceWatch(2, meters, readiness)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Cannot run source 'one': ")
                .hasMessageContaining("Cannot run source 'two': ");
    }

    @Test
    void whatWouldOverrunIsRefusedBeforeAnythingStarts() {
        assertThatThrownBy(() -> LiveSources.of(
                        Settings.of(Map.of("source", "simulator,opensky", "sources.opensky.every", "3s")), clock))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("28,800 calls a day × 4 credits = 115,200");
    }

    @Test
    void saysThatAProvidersDataCannotBeHadYet() {
        assertThatThrownBy(() -> LiveSources.of(Settings.of(Map.of("source", "aviationstack")), clock))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Cannot run source 'aviationstack': of provider aviationstack only the quota");
    }

    @Test
    void refusesNamesWhoseCapturesWouldGetTheSameNumbers() {
        Map<Long, String> names = new HashMap<>();
        String first = null;
        String second = null;
        for (int i = 0; second == null; i++) {
            String name = "s" + i;
            first = names.putIfAbsent(CaptureIds.prefix(name), name);
            second = first == null ? null : name;
        }
        Map<String, String> settings = Map.of(
                "source",
                first + "," + second,
                "sources." + first + ".provider",
                "simulator",
                "sources." + second + ".provider",
                "simulator");
        String expected =
                "Cannot run source '" + second + "': its captures would be numbered as those of '" + first + "'";
        assertThatThrownBy(() -> LiveSources.of(Settings.of(settings), clock))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(expected);
    }

    private Ingest ingest(String name) throws InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.shared();
        Topics topics = broker.newTopics("live-sources-" + name);
        Settings settings = Settings.of(Map.of(
                "kafka.bootstrap-servers", broker.bootstrap(),
                "kafka.topics.raw", topics.raw().name(),
                "kafka.topics.states", topics.data().name(),
                "kafka.topics.rejected", topics.rejected().name(),
                "kafka.partitions", String.valueOf(topics.data().partitions())));
        return Ingest.start(settings, broker.bootstrap(), meters, clock);
    }

    private long captures(String source) {
        return field(source, "captures") instanceof Long count ? count : 0;
    }

    private @Nullable Object field(String source, String name) {
        return meters.describe().stream()
                .filter(fields -> source.equals(fields.get("name")))
                .map(fields -> fields.get(name))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
