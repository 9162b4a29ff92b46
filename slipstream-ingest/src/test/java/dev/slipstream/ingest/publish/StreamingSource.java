package dev.slipstream.ingest.publish;

import dev.slipstream.ingest.provider.Captures;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.ingest.provider.positions.ImpatientGate;
import dev.slipstream.ingest.provider.positions.PositionsProvider;
import dev.slipstream.ingest.provider.positions.StreamAddress;
import dev.slipstream.ingest.provider.positions.StreamLimits;
import dev.slipstream.ingest.quota.Cost;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;

/** Publishes a stream of positions in captures of a few messages, until it is closed or a fault point kills it. */
final class StreamingSource {
    /** So that fifty messages make a dozen captures. */
    private static final StreamLimits SMALL = new StreamLimits(
            Duration.ofMillis(20), 500, Duration.ofSeconds(5), Duration.ofSeconds(5), new Cost("connections", 1));

    private StreamingSource() {}

    /** Arguments: bootstrap server, prefix of the topics, source, address of the stream. */
    public static void main(String[] arguments) {
        Topics topics = new Topics(
                new Topics.Topic(arguments[1] + "-raw", 1),
                new Topics.Topic(arguments[1] + "-data", 4),
                new Topics.Topic(arguments[1] + "-schedules", 1),
                new Topics.Topic(arguments[1] + "-rejected", 1));
        runner(
                        arguments[0],
                        topics,
                        arguments[2],
                        URI.create(arguments[3]),
                        new ImpatientGate(() -> {}),
                        IngestListener.NONE)
                .run();
    }

    static SourceRunner runner(
            String bootstrap, Topics topics, String source, URI address, ImpatientGate gate, IngestListener listener) {
        Clock clock = Clock.fixed(Captures.RECEIVED_AT, ZoneOffset.UTC);
        return new SourceRunner(
                source,
                ProviderType.POSITIONS,
                cursor -> new PositionsProvider(
                        new StreamAddress(address, Map.of()),
                        HttpClient.newHttpClient(),
                        gate,
                        instant -> {},
                        clock,
                        SMALL,
                        cursor),
                new CapturePublisher(Map.of("bootstrap.servers", bootstrap), topics, source, IngestListener.NONE),
                listener,
                clock);
    }
}
