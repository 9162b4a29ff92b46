package dev.slipstream.app.run;

import dev.slipstream.app.embedded.DataFolder;
import dev.slipstream.app.health.KafkaLag;
import dev.slipstream.app.health.Readiness;
import dev.slipstream.app.schedule.JobScheduler;
import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import dev.slipstream.lakehouse.table.CommitWatch;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.AssemblyJob;
import dev.slipstream.stream.CaptureJob;
import dev.slipstream.stream.FlightJob;
import dev.slipstream.stream.JobSettings;
import dev.slipstream.stream.engine.EngineSettings;
import dev.slipstream.stream.engine.FlinkEngine;
import dev.slipstream.stream.engine.RunningJob;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobStatus;
import org.jspecify.annotations.Nullable;

/** The work that never ends: Flink's streaming jobs, and the scheduler's repeated ones. */
final class JobRoom implements AutoCloseable {
    private static final Duration WATCH_EVERY = Duration.ofSeconds(5);

    private final Parts parts = new Parts();
    private final List<RunningJob> streaming = new ArrayList<>();
    private final Settings settings;
    private final LakeSession lake;
    private final String bootstrapServers;
    private final JobScheduler scheduler;
    private @Nullable KafkaLag lag;

    private JobRoom(Settings settings, String bootstrapServers, LakeSession lake, JobScheduler scheduler) {
        this.settings = settings;
        this.lake = lake;
        this.bootstrapServers = bootstrapServers;
        this.scheduler = scheduler;
    }

    static JobRoom start(
            Settings settings,
            DataFolder folder,
            Ingest ingest,
            LakeSession lake,
            Clock clock,
            Consumer<Throwable> onFailure) {
        String bootstrapServers = ingest.bootstrapServers();
        JobScheduler scheduler = new JobScheduler(
                lake.database().pool(), RepeatedWork.of(settings, folder, lake, clock, ingest::stopSources), clock);
        JobRoom room = new JobRoom(settings, bootstrapServers, lake, scheduler);
        JobSettings jobSettings = new JobSettings(
                bootstrapServers,
                settings.value(SettingKeys.KAFKA_TOPICS_RAW),
                settings.value(SettingKeys.KAFKA_TOPICS_STATES),
                settings.value(SettingKeys.KAFKA_TOPICS_SCHEDULES),
                settings.value(SettingKeys.KAFKA_TOPICS_REJECTED),
                lake.catalog(),
                settings.value(SettingKeys.FLINK_PARALLELISM),
                settings.value(SettingKeys.FLINK_COMMIT_INTERVAL),
                settings.value(SettingKeys.FLINK_ARCHIVE_INTERVAL));
        FlinkEngine flink = room.parts.own(FlinkEngine.start(new EngineSettings(jobSettings.slots(), folder.flink())));
        room.streaming.add(
                flink.submit(FlightJob.spec(jobSettings, lake.references().current(), clock)));
        room.streaming.add(flink.submit(CaptureJob.spec(jobSettings, clock)));
        room.streaming.add(
                flink.submit(AssemblyJob.spec(jobSettings, lake.references().current(), clock)));
        room.streaming.forEach(job -> job.onFailure(onFailure));
        room.parts.own(scheduler);
        scheduler.start();
        return room;
    }

    /** Which topic each streaming job reads, under its consumer group. */
    static Map<String, String> topicByGroup(Settings settings) {
        return Map.of(
                FlightJob.GROUP, settings.value(SettingKeys.KAFKA_TOPICS_STATES),
                AssemblyJob.GROUP, settings.value(SettingKeys.KAFKA_TOPICS_STATES),
                CaptureJob.CAPTURES_GROUP, settings.value(SettingKeys.KAFKA_TOPICS_RAW),
                CaptureJob.SCHEDULES_GROUP, settings.value(SettingKeys.KAFKA_TOPICS_SCHEDULES),
                CaptureJob.REJECTED_GROUP, settings.value(SettingKeys.KAFKA_TOPICS_REJECTED));
    }

    /** Looks after the streaming jobs: their lag as gauges, their state as part of the readiness. */
    void watch(MeterRegistry meters, Readiness readiness) {
        KafkaLag measured = parts.own(new KafkaLag(bootstrapServers, topicByGroup(settings)));
        measured.bindTo(meters);
        lag = measured;
        CommitWatch commits = new CommitWatch(lake.lake(), LakeTable.STATES);
        Runnable look = () -> {
            report(readiness);
            commits.look().forEach(commit -> record(commit, meters));
        };
        Thread thread = new Thread(() -> measured.measureEvery(WATCH_EVERY, look), "job-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private static void record(CommitWatch.Commit commit, MeterRegistry meters) {
        Timer.builder("slipstream.table.latency")
                .description("From the arrival of the oldest capture in a commit to silver.states to that commit")
                .tag("provider", commit.provider())
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(meters)
                .record(commit.waited());
    }

    private void report(Readiness readiness) {
        Optional<RunningJob> idle = streaming.stream()
                .filter(job -> job.status() != JobStatus.RUNNING)
                .findFirst();
        if (idle.isEmpty()) {
            readiness.ready(Readiness.Part.FLINK);
        } else {
            RunningJob job = idle.get();
            readiness.failed(
                    Readiness.Part.FLINK,
                    "job " + job.name() + " is " + job.status()
                            + job.lastFailure()
                                    .flatMap(trace -> trace.lines().findFirst())
                                    .map(why -> ", " + why)
                                    .orElse(""));
        }
    }

    /** For the status: each streaming job with its last checkpoint, the lag, and the newest runs. */
    Map<String, @Nullable Object> describe() {
        List<Map<String, @Nullable Object>> described = new ArrayList<>();
        for (RunningJob job : streaming) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("name", job.name());
            fields.put("state", job.status().name());
            fields.put("checkpoints", job.checkpoints());
            fields.put(
                    "lastCheckpointAt",
                    job.lastCheckpointAt().map(Object::toString).orElse(null));
            described.add(fields);
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("streaming", described);
        KafkaLag measured = lag;
        if (measured != null) {
            all.put("lag", measured.lags());
        }
        all.put(
                "runs",
                scheduler.history().newest(10).stream()
                        .map(run -> (run.job() + ": " + run.outcome() + " " + run.summary()).strip())
                        .toList());
        return all;
    }

    @Override
    public void close() {
        parts.close();
    }
}
