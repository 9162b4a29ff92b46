package dev.slipstream.stream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FlinkEngineTest {
    private static final ConcurrentSkipListSet<Long> SEEN = new ConcurrentSkipListSet<>();

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    @Test
    void goesOnFromTheNewestCheckpointAfterAStopAndLeavesNoOthersBehind() throws Exception {
        long reached;
        try (FlinkEngine engine = FlinkEngine.start(new EngineSettings(1, folder))) {
            RunningJob job = engine.submit(counting());
            waitFor(() -> job.checkpoints() >= 2);
            assertThat(job.status()).isEqualTo(JobStatus.RUNNING);
            assertThat(engine.metrics()).contains(new MetricReading("counting", "", "", "numRestarts", 0));
            assertThat(job.lastCheckpointAt())
                    .hasValueSatisfying(
                            at -> assertThat(at).isBetween(Instant.now().minusSeconds(30), Instant.now()));
            job.cancel();
            assertThat(job.status()).isEqualTo(JobStatus.CANCELED);
            reached = SEEN.last();
        }
        Files.createDirectories(folder.resolve("counting/aborted/chk-9"));
        SEEN.clear();
        try (FlinkEngine engine = FlinkEngine.start(new EngineSettings(1, folder))) {
            RunningJob job = engine.submit(counting());
            waitFor(() -> job.checkpoints() >= 1);
        }

        assertThat(SEEN.first()).isGreaterThan(0).isLessThanOrEqualTo(reached + 1);
        assertThat(SEEN)
                .containsExactlyElementsOf(LongStream.rangeClosed(SEEN.first(), SEEN.last())
                        .boxed()
                        .toList());
        assertThat(retained()).hasSize(1);
        assertThat(folder.resolve("counting/aborted")).doesNotExist();
    }

    @Test
    void tellsWhoListensThatAJobFailed() throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        try (FlinkEngine engine = FlinkEngine.start(new EngineSettings(1, folder))) {
            RunningJob job = engine.submit(new JobSpec("failing", 1, Duration.ofSeconds(1), environment -> {
                environment.configure(new org.apache.flink.configuration.Configuration()
                        .set(RestartStrategyOptions.RESTART_STRATEGY, "disable"));
                define(environment, number -> {
                    throw new IllegalStateException("no room for " + number);
                });
            }));
            job.onFailure(failure::complete);

            assertThat(failure.get(20, TimeUnit.SECONDS)).hasStackTraceContaining("no room for 0");
            assertThat(job.lastFailure())
                    .hasValueSatisfying(text -> assertThat(text).contains("no room for 0"));
        }
    }

    @Test
    void stopsWithinTwoSeconds() throws Exception {
        try (FlinkEngine engine = FlinkEngine.start(new EngineSettings(1, folder))) {
            RunningJob job = engine.submit(counting());
            waitFor(() -> job.checkpoints() >= 1);
            Instant before = Instant.now();
            job.cancel();
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
        }
    }

    private static JobSpec counting() {
        return new JobSpec(
                "counting", 1, Duration.ofMillis(100), environment -> define(environment, number -> SEEN.add(number)));
    }

    private static void define(
            StreamExecutionEnvironment environment,
            org.apache.flink.api.common.functions.MapFunction<Long, Boolean> step) {
        DataGeneratorSource<Long> numbers = new DataGeneratorSource<>(
                number -> number, Long.MAX_VALUE, RateLimiterStrategy.perSecond(2_000), Types.LONG);
        environment
                .fromSource(numbers, WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .map(step)
                .returns(Types.BOOLEAN)
                .uid("step")
                .sinkTo(new DiscardingSink<>())
                .uid("sink");
    }

    private List<Path> retained() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.endsWith("_metadata")).toList();
        }
    }

    private static void waitFor(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
