package dev.slipstream.ingest.publish;

import dev.slipstream.ingest.provider.Captures;
import dev.slipstream.ingest.provider.ProviderType;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A process that publishes three captures of two states each, unless a fault point kills it. */
final class CrashingSource {
    static final List<String> BODIES = List.of(
            Captures.answer(Captures.row("4ca121"), Captures.row("4ca122")),
            Captures.answer(Captures.row("4ca123"), Captures.row("4ca124")),
            Captures.answer(Captures.row("4ca125"), Captures.row("4ca126")));

    private CrashingSource() {}

    /** Arguments: bootstrap server, prefix of the topics, source. */
    public static void main(String[] arguments) {
        Topics topics = new Topics(
                new Topics.Topic(arguments[1] + "-raw", 1),
                new Topics.Topic(arguments[1] + "-data", 4),
                new Topics.Topic(arguments[1] + "-schedules", 1),
                new Topics.Topic(arguments[1] + "-rejected", 1));
        run(arguments[0], topics, arguments[2]);
    }

    static void run(String bootstrap, Topics topics, String source) {
        CapturePublisher publisher =
                new CapturePublisher(Map.of("bootstrap.servers", bootstrap), topics, source, IngestListener.NONE);
        new SourceRunner(
                        source,
                        ProviderType.OPENSKY,
                        cursor -> ScriptedProvider.ending(BODIES, cursor),
                        publisher,
                        IngestListener.NONE,
                        Clock.systemUTC())
                .run();
    }
}
