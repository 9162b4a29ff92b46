package dev.slipstream.ingest.publish;

import static dev.slipstream.ingest.provider.Captures.answer;
import static dev.slipstream.ingest.provider.Captures.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.wire.CapturePart;
import dev.slipstream.ingest.provider.FlightProvider;
import dev.slipstream.ingest.provider.ProviderType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SourceRunnerTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:02Z");

    private final EmbeddedBroker broker = EmbeddedBroker.shared();
    private final List<Published> published = new ArrayList<>();
    private final List<Throwable> failed = new ArrayList<>();
    private Topics topics;
    private String source;

    @BeforeEach
    void makeTopics(TestInfo test) throws Exception {
        source = test.getTestMethod().orElseThrow().getName();
        topics = broker.newTopics(source);
    }

    @Test
    void publishesUntilTheSourceEndsAndTellsWhatItDid() {
        List<String> bodies = List.of(answer(row("4ca121"), row("4ca122", 9, "1684"), row("4ca123", 3, "1")), "<html>");

        runner(cursor -> ScriptedProvider.ending(bodies, cursor)).run();

        assertThat(published).hasSize(2);
        Published first = published.get(0);
        assertThat(first.captureId()).isEqualTo(CaptureIds.first(source, NOW));
        assertThat(first.items()).isEqualTo(3);
        assertThat(first.states()).isEqualTo(2);
        assertThat(first.rejected()).containsOnlyKeys(RejectReason.IMPOSSIBLE_SPEED);
        assertThat(first.withheld()).containsOnlyKeys(RejectReason.STALE_POSITION);
        assertThat(first.bytes()).isEqualTo(bodies.get(0).length());
        assertThat(Duration.between(first.receivedAt(), first.committedAt())).isEqualTo(Duration.ofSeconds(2));
        assertThat(published.get(1).rejected()).containsOnlyKeys(RejectReason.UNREADABLE_BODY);
        assertThat(TopicContents.states(broker, topics)).hasSize(2);
        assertThat(TopicContents.rejected(broker, topics)).hasSize(2);
    }

    @Test
    void aRestartGoesOnWithTheNextIdAndCursor() {
        List<String> bodies = new ArrayList<>(List.of(answer(row("4ca121")), answer(row("4ca122"))));
        runner(cursor -> ScriptedProvider.ending(bodies, cursor)).run();
        bodies.add(answer(row("4ca123")));

        runner(cursor -> ScriptedProvider.ending(bodies, cursor)).run();

        long first = CaptureIds.first(source, NOW);
        assertThat(TopicContents.parts(broker, topics))
                .extracting(CapturePart::captureId)
                .containsExactly(first, first + 1, first + 2);
        assertThat(TopicContents.states(broker, topics)).hasSize(3);
    }

    @Test
    void aFailingPollIsLeftOutAndTheSourceGoesOn() {
        List<String> bodies = List.of(answer(row("4ca121")), "fail", answer(row("4ca122")));

        runner(cursor -> ScriptedProvider.ending(bodies, cursor)).run();

        assertThat(failed).hasSize(1);
        assertThat(published)
                .extracting(Published::captureId)
                .containsExactly(CaptureIds.first(source, NOW), CaptureIds.first(source, NOW) + 1);
    }

    @Test
    void stopsInUnderASecondWhileTheSourceWaits() throws Exception {
        ScriptedProvider provider = ScriptedProvider.endless(List.of(answer(row("4ca121"))), "");
        SourceRunner runner = runner(cursor -> provider);
        Thread thread = new Thread(runner, source);
        thread.start();
        provider.awaitExhausted();

        Instant before = Clock.systemUTC().instant();
        runner.close();

        assertThat(Duration.between(before, Clock.systemUTC().instant())).isLessThan(Duration.ofSeconds(1));
        thread.join();
        assertThat(provider.isClosed()).isTrue();
        assertThat(TopicContents.states(broker, topics)).hasSize(1);
    }

    @Test
    void stopsInUnderASecondByInterruptToo() throws Exception {
        ScriptedProvider provider = ScriptedProvider.endless(List.of(answer(row("4ca121"))), "");
        Thread thread = new Thread(runner(cursor -> provider), source);
        thread.start();
        provider.awaitExhausted();

        thread.interrupt();

        thread.join(1_000);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void aRunnerClosedBeforehandEndsAtOnce() {
        SourceRunner runner = runner(cursor -> ScriptedProvider.endless(List.of(answer()), cursor));
        runner.close();

        runner.run();

        assertThat(published).isEmpty();
    }

    private SourceRunner runner(Function<String, FlightProvider> providers) {
        IngestListener listener = new IngestListener() {
            @Override
            public void published(Published capture) {
                published.add(capture);
            }

            @Override
            public void pollFailed(String of, Throwable cause, Duration pause) {
                failed.add(cause);
            }
        };
        CapturePublisher publisher = new CapturePublisher(broker.connection(), topics, source, listener);
        return new SourceRunner(
                source, ProviderType.OPENSKY, providers, publisher, listener, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
