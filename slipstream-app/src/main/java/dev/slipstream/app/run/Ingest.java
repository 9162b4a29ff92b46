package dev.slipstream.app.run;

import dev.slipstream.app.health.IngestMeters;
import dev.slipstream.app.live.LiveFeed;
import dev.slipstream.app.live.LivePicture;
import dev.slipstream.app.live.LiveReader;
import dev.slipstream.core.config.SettingKeys;
import dev.slipstream.core.config.Settings;
import dev.slipstream.ingest.provider.FlightProvider;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.ingest.publish.CapturePublisher;
import dev.slipstream.ingest.publish.IngestListener;
import dev.slipstream.ingest.publish.SourceRunner;
import dev.slipstream.ingest.publish.TopicCreator;
import dev.slipstream.ingest.publish.Topics;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;

/** What goes into Kafka and what the live map takes out of it. Owns its threads. */
final class Ingest implements AutoCloseable {
    private final String bootstrapServers;
    private final Topics topics;
    private final IngestMeters meters;
    private final Clock clock;
    private final Parts parts = new Parts();
    private final Parts sources = new Parts();

    private Ingest(Settings settings, String bootstrapServers, IngestMeters meters, Clock clock) {
        this.bootstrapServers = bootstrapServers;
        this.topics = Sources.topics(settings);
        this.meters = meters;
        this.clock = clock;
    }

    /** Makes the topics that are missing. */
    static Ingest start(Settings settings, String bootstrapServers, IngestMeters meters, Clock clock) {
        Ingest ingest = new Ingest(settings, bootstrapServers, meters, clock);
        boolean embedded = settings.value(SettingKeys.KAFKA_BOOTSTRAP_SERVERS).isEmpty();
        try (Admin admin = Admin.create(Sources.connection(bootstrapServers))) {
            // -1 leaves the choice to the cluster's own default.
            new TopicCreator(admin, embedded ? 1 : -1, Sources.topicLimits(settings)).create(ingest.topics);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while making the topics", e);
        }
        return ingest;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    void readLive(LivePicture picture, LiveFeed feed) {
        LiveReader reader =
                parts.own(new LiveReader(bootstrapServers, topics.data().name(), picture, feed, clock));
        startThread("live-reader", reader);
    }

    /**
     * Starts a source on a thread of its own.
     *
     * @param provider makes the provider that goes on at a cursor
     * @param onFailure hears on that thread why the source has stopped, if not by being closed
     */
    void startSource(
            String source,
            ProviderType type,
            Function<String, FlightProvider> provider,
            Consumer<Throwable> onFailure) {
        SourceRunner runner = sources.own(runner(source, type, meters, provider));
        startThread("source-" + source, () -> {
            try {
                runner.run();
            } catch (RuntimeException | Error e) {
                onFailure.accept(e);
            }
        });
    }

    /** Stops what brings data in; what has arrived goes on to the tables. */
    void stopSources() {
        sources.close();
    }

    /** A source over these topics; the caller runs and closes it. */
    SourceRunner runner(
            String source, ProviderType type, IngestListener listener, Function<String, FlightProvider> provider) {
        return new SourceRunner(source, type, provider, publisher(source, listener), listener, clock);
    }

    /** What puts captures of a source on these topics; the caller closes it. */
    CapturePublisher publisher(String source, IngestListener listener) {
        return new CapturePublisher(Sources.connection(bootstrapServers), topics, source, listener);
    }

    private static void startThread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        sources.close();
        parts.close();
    }
}
