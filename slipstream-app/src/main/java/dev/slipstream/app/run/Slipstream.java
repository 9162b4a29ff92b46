package dev.slipstream.app.run;

import dev.slipstream.app.cli.Backend;
import dev.slipstream.app.cli.RunFile;
import dev.slipstream.app.embedded.DataFolder;
import dev.slipstream.app.health.IngestMeters;
import dev.slipstream.app.health.Readiness;
import dev.slipstream.app.health.Readiness.Part;
import dev.slipstream.app.live.LiveFeed;
import dev.slipstream.app.live.LivePicture;
import dev.slipstream.app.reference.ReferenceRefresh;
import dev.slipstream.app.web.AircraftRoutes;
import dev.slipstream.app.web.BasemapRoutes;
import dev.slipstream.app.web.ControlRoutes;
import dev.slipstream.app.web.FlightRoutes;
import dev.slipstream.app.web.HealthRoutes;
import dev.slipstream.app.web.ImportRoutes;
import dev.slipstream.app.web.LiveRoutes;
import dev.slipstream.app.web.QueryRoutes;
import dev.slipstream.app.web.TableRoutes;
import dev.slipstream.app.web.WebServer;
import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.reference.ReferenceShelf;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything in one process. The web server comes first, so that the page can say what is still
 * starting; then Kafka, live map and source on one side and PostgreSQL, tables and queries on the
 * other; Flink and the jobs when both sides are up.
 *
 * <pre>{@code
 * try (Slipstream slipstream = Slipstream.start(settings, clock, Feed.AS_SET)) {
 *     slipstream.awaitEnd();
 * }
 * }</pre>
 */
public final class Slipstream implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Slipstream.class);

    /** Whether the source of the settings is started, or somebody else brings data in. */
    public enum Feed {
        AS_SET,
        NONE
    }

    private final Settings settings;
    private final Clock clock;
    private final LiveSources sources;
    private final Instant startedAt;
    private final DataFolder folder;
    private final Readiness readiness = new Readiness();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final IngestMeters ingest = new IngestMeters(meters);
    private final LivePicture picture;
    private final LiveFeed feed;
    private final Milestones milestones = new Milestones();
    private final Parts parts = new Parts();

    private Slipstream(Settings settings, Clock clock, LiveSources sources, DataFolder folder) {
        this.settings = settings;
        this.clock = clock;
        this.sources = sources;
        this.startedAt = clock.instant();
        this.folder = folder;
        this.picture = new LivePicture(settings.value(SettingKeys.LIVE_FORGET_AFTER));
        this.feed = new LiveFeed(picture);
    }

    /** Takes the data folder and starts to start; the web server listens when this returns. */
    public static Slipstream start(Settings settings, Clock clock, Feed feeding) {
        LiveSources sources =
                feeding == Feed.AS_SET ? LiveSources.of(settings, clock) : LiveSources.none(settings, clock);
        DataFolder folder = DataFolder.open(settings.dataDir());
        Slipstream slipstream = new Slipstream(settings, clock, sources, folder);
        try {
            DiskSpace.require(folder.root());
            slipstream.bindSystemMeters();
            slipstream.startWeb();
            slipstream.startEngines();
            return slipstream;
        } catch (RuntimeException e) {
            slipstream.close();
            throw e;
        }
    }

    private void bindSystemMeters() {
        new JvmMemoryMetrics().bindTo(meters);
        parts.own(new JvmGcMetrics(), gc -> gc.bindTo(meters));
        new ProcessorMetrics().bindTo(meters);
    }

    private void startWeb() {
        String token = RunFile.newToken();
        ReferenceData reference =
                ReferenceShelf.in(ReferenceRefresh.folder(settings)).current();
        WebServer web = parts.own(WebServer.start(
                new WebServer.Access(
                        settings.value(SettingKeys.HTTP_HOST),
                        settings.value(SettingKeys.HTTP_PORT),
                        settings.value(SettingKeys.HTTP_ALLOWED_HOSTS),
                        token),
                List.of(
                        new HealthRoutes(readiness, meters),
                        new BasemapRoutes(),
                        new AircraftRoutes(picture, reference),
                        new LiveRoutes(feed, reference, clock),
                        new QueryRoutes(this::backend),
                        new TableRoutes(this::backend),
                        new FlightRoutes(this::backend),
                        new ImportRoutes(this::backend),
                        new ControlRoutes(this::status, this::backend, this::stop))));
        parts.url = web.url();
        writeRunFile(new RunFile(ProcessHandle.current().pid(), URI.create(web.url()), token, startedAt));
    }

    private void writeRunFile(RunFile file) {
        try {
            file.write(folder.root());
            parts.own(() -> file.delete(folder.root()));
        } catch (IOException e) {
            throw new UserError("Cannot write to the data folder " + folder.root() + ": " + e.getMessage(), e);
        }
    }

    private void startEngines() {
        SourceWatch watch = new SourceWatch(sources.count(), ingest, readiness);
        sources.prepare(milestones.database(), ingest, watch);
        CompletableFuture<Ingest> ingesting = CompletableFuture.supplyAsync(() -> startIngest(watch));
        CompletableFuture<LakeSession> lake = CompletableFuture.supplyAsync(this::startLake);
        CompletableFuture<Void> jobs = ingesting.thenAcceptBoth(lake, this::startJobs);
        // The first failure counts; one side does not wait for the other to be told.
        List.of(ingesting, lake, jobs).forEach(this::watch);
    }

    private void watch(CompletableFuture<?> part) {
        part.whenComplete((done, failure) -> {
            if (failure != null) {
                fail(failure);
            }
        });
    }

    private Ingest startIngest(SourceWatch watch) {
        Broker broker = parts.own(Broker.open(settings, folder, reason -> fail(new IllegalStateException(reason))));
        Ingest started = parts.own(Ingest.start(settings, broker.bootstrapServers(), ingest, clock));
        milestones.kafkaRuns(broker.bootstrapServers());
        readiness.ready(Part.KAFKA);
        started.readLive(picture, feed);
        readiness.ready(Part.SOURCE);
        sources.start(started, watch);
        return started;
    }

    private LakeSession startLake() {
        Database running = parts.own(Database.open(settings, folder));
        readiness.ready(Part.POSTGRES);
        // Two cores: what moves on the map comes before what is asked of the tables.
        milestones.awaitKafkaOrFailure();
        LakeSession session = parts.own(LakeSession.open(settings, folder, running, clock));
        milestones.databaseRuns(session.database().pool());
        readiness.ready(Part.LAKE);
        parts.lake = session;
        return session;
    }

    private void startJobs(Ingest ingesting, LakeSession lake) {
        JobRoom jobs = parts.own(JobRoom.start(settings, folder, ingesting, lake, clock, this::fail));
        jobs.watch(meters, readiness);
        parts.jobs = jobs;
        readiness.ready(Part.FLINK);
        startThread(
                "reference-tables",
                () -> ReferenceTables.publish(lake.lake(), lake.shelf().current()));
        log.info(
                "Everything runs after {} s",
                java.time.Duration.between(startedAt, clock.instant()).toMillis() / 1000.0);
    }

    private void startThread(String name, Runnable work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        if (!parts.isClosed()) {
                            log.warn("The work of {} failed; it is tried again at the next start", name, e);
                        }
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    /** What answers questions; until it is up, asking is the asker's to repeat. */
    private Backend backend() {
        LakeSession lake = parts.lake;
        if (lake == null) {
            throw new UserError("Cannot answer yet: the tables are still being opened. Ask again in a few seconds.");
        }
        return lake.backend();
    }

    private Map<String, @Nullable Object> status() {
        ProcessStatus status = new ProcessStatus(
                parts.url, startedAt, folder.root(), milestones.kafkaIfItRuns(), readiness, picture, feed, ingest);
        Map<String, @Nullable Object> described = status.describe(parts.jobs);
        described.put("quota", sources.describeQuota(parts.lake));
        return described;
    }

    /** Where the page is. */
    public String url() {
        return parts.url;
    }

    /** Lets {@link #awaitEnd} return; returns at once. */
    public void stop() {
        milestones.stop();
    }

    private void fail(Throwable failure) {
        milestones.fail(DiskSpace.explain(Milestones.unwrapped(failure), folder.root()));
    }

    /** Waits until Kafka runs and has its topics; returns its bootstrap servers. */
    String awaitKafka() throws InterruptedException {
        return milestones.awaitKafka();
    }

    /**
     * Waits until somebody stops this, or a part without which it cannot go on has failed.
     *
     * @throws UserError when the user can mend what failed
     */
    public void awaitEnd() throws InterruptedException {
        milestones.awaitEnd();
    }

    /** Throws, as {@link #awaitEnd}, when a part has failed. */
    void requireHealthy() {
        milestones.requireHealthy();
    }

    /** Stops everything in the reverse order of its start and gives the data folder back. */
    @Override
    public void close() {
        parts.close();
        meters.close();
        folder.close();
    }
}
