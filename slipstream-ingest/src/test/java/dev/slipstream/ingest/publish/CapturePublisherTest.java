package dev.slipstream.ingest.publish;

import static dev.slipstream.core.model.ReportBuilder.aReport;
import static dev.slipstream.core.model.StateBuilder.aState;
import static dev.slipstream.ingest.provider.Captures.answer;
import static dev.slipstream.ingest.provider.Captures.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.slipstream.core.config.UserError;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.wire.CaptureCodec;
import dev.slipstream.ingest.provider.Captures;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CapturePublisherTest {
    private final EmbeddedBroker broker = EmbeddedBroker.shared();
    private Topics topics;
    private String source;
    private CapturePublisher publisher;

    @BeforeEach
    void open(TestInfo test) throws Exception {
        source = test.getTestMethod().orElseThrow().getName();
        topics = broker.newTopics(source);
        publisher = newPublisher();
        assertThat(publisher.open()).isEqualTo(SourceProgress.NONE);
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void putsBytesStatesRefusalsAndProgressOnKafka() throws Exception {
        Capture capture = capture(7, answer(row("4ca121"), row("4ca122", 6, "91"), row("4ca123")));
        List<Item> items = Captures.read(capture);

        publisher.publish(capture, items, "page 3");

        assertThat(CaptureCodec.join(TopicContents.parts(broker, topics)).body())
                .isEqualTo(capture.body());
        assertThat(TopicContents.states(broker, topics))
                .containsExactlyInAnyOrder((StateVector) items.get(0), (StateVector) items.get(2));
        assertThat(TopicContents.rejected(broker, topics)).containsExactly((Rejected) items.get(1));
        assertThat(TopicContents.rejected(broker, topics).get(0).reason()).isEqualTo(RejectReason.OUT_OF_RANGE);
        assertThat(TopicContents.committed(broker, topics.data()))
                .extracting(found -> new String(found.key(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("4ca121", "4ca123");
        publisher.close();
        publisher = newPublisher();
        assertThat(publisher.open()).isEqualTo(new SourceProgress(7L, "page 3"));
    }

    @Test
    void putsFlightReportsOnTheirOwnTopicInTheSameTransaction() throws Exception {
        Capture capture = capture(7, "[]");
        FlightReport report = aReport().from(capture.origin(0)).build();
        Rejected refusal =
                Rejected.atArrival(capture.origin(1), RejectReason.MISSING_FIELD, null, "neither icao24 nor callsign");
        StateVector state = aState().from(capture.origin(2)).build();
        List<Item> items = List.of(report, refusal, state);

        assertThatIllegalStateException().isThrownBy(() -> publisher.publish(capture, breakingOff(items, 2), "lost"));
        assertThat(TopicContents.reports(broker, topics)).isEmpty();
        publisher.publish(capture, items, "kept");

        assertThat(TopicContents.reports(broker, topics)).containsExactly(report);
        assertThat(TopicContents.rejected(broker, topics)).containsExactly(refusal);
        assertThat(TopicContents.states(broker, topics)).containsExactly(state);
        assertThat(TopicContents.parts(broker, topics)).hasSize(1);
        Published published = Published.of(capture, items, Captures.RECEIVED_AT);
        assertThat(published.items()).isEqualTo(3);
        assertThat(published.states()).isEqualTo(1);
        assertThat(published.reports()).isEqualTo(1);
        assertThat(published.rejected()).containsExactly(Map.entry(RejectReason.MISSING_FIELD, 1));
    }

    @Test
    void aCaptureThatFailsHalfWayIsNotSeen() throws Exception {
        Capture capture = capture(7, answer(row("4ca121"), row("4ca122")));
        List<Item> items = Captures.read(capture);

        assertThatIllegalStateException()
                .isThrownBy(() -> publisher.publish(capture, breakingOff(items, 1), "lost"))
                .withMessage("broken off");
        assertThat(TopicContents.parts(broker, topics)).isEmpty();
        assertThat(TopicContents.states(broker, topics)).isEmpty();

        publisher.publish(capture, items, "kept");
        assertThat(TopicContents.parts(broker, topics)).hasSize(1);
        assertThat(TopicContents.states(broker, topics)).hasSize(2);
        publisher.close();
        publisher = newPublisher();
        assertThat(publisher.open().cursor()).isEqualTo("kept");
    }

    @Test
    void nothingOfAnOpenTransactionIsSeen() throws Exception {
        Capture capture = capture(7, answer(row("4ca121")));
        CompletableFuture<Integer> rawSeen = new CompletableFuture<>();

        publisher.publish(
                capture,
                whenRead(
                        Captures.read(capture),
                        () -> rawSeen.complete(TopicContents.committedSoFar(broker, topics.raw())
                                .size())),
                "");

        assertThat(rawSeen).isCompletedWithValue(0);
        assertThat(TopicContents.parts(broker, topics)).hasSize(1);
    }

    @Test
    void aBodyOf50MegabytesGoesThroughInParts() throws Exception {
        byte[] body = new byte[50 * 1024 * 1024];
        Arrays.fill(body, (byte) ' ');
        byte[] rows = answer(row("4ca121")).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(rows, 0, body, body.length - rows.length, rows.length);
        Capture capture = new Capture(8, "opensky", source, "large.json", Captures.RECEIVED_AT, 200, body);

        publisher.publish(capture, Captures.read(capture), "");

        var parts = TopicContents.parts(broker, topics);
        assertThat(parts).hasSize(13);
        assertThat(CaptureCodec.join(parts).body()).isEqualTo(body);
        assertThat(TopicContents.states(broker, topics)).hasSize(1);
    }

    @Test
    void anOlderPublisherOfTheSourceIsShutOut() throws Exception {
        try (CapturePublisher newer = newPublisher()) {
            newer.open();
            Capture capture = capture(7, answer(row("4ca121")));

            assertThatExceptionOfType(UserError.class)
                    .isThrownBy(() -> publisher.publish(capture, Captures.read(capture), ""))
                    .withMessageContaining("another process has begun to publish it");
            newer.publish(capture, Captures.read(capture), "");
        }
        assertThat(TopicContents.parts(broker, topics)).hasSize(1);
    }

    @Test
    void goesOnWhenTheBrokerComesBack() throws Exception {
        try (EmbeddedBroker restarting = EmbeddedBroker.start()) {
            Topics there = restarting.newTopics("there");
            CompletableFuture<Throwable> retried = new CompletableFuture<>();
            IngestListener listener = new IngestListener() {
                @Override
                public void retried(String of, Throwable cause) {
                    retried.complete(cause);
                }
            };
            Map<String, Object> impatient = Map.of("bootstrap.servers", restarting.bootstrap(), "max.block.ms", 1_000);
            try (CapturePublisher patient = new CapturePublisher(impatient, there, source, listener)) {
                patient.open();
                patient.publish(
                        capture(7, answer(row("4ca121"))), Captures.read(capture(7, answer(row("4ca121")))), "");
                restarting.pause();
                CompletableFuture<Void> second = CompletableFuture.runAsync(() -> {
                    try {
                        Capture capture = capture(8, answer(row("4ca122"), row("4ca123")));
                        patient.publish(capture, Captures.read(capture), "");
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
                retried.get(30, TimeUnit.SECONDS);
                restarting.resume();
                second.get(50, TimeUnit.SECONDS);
            }
            assertThat(TopicContents.states(restarting, there))
                    .extracting(StateVector::aircraft)
                    .containsExactlyInAnyOrder("4ca121", "4ca122", "4ca123");
        }
    }

    @Test
    void makingTopicsTwiceChangesNothing() throws Exception {
        assertThat(broker.newTopics(source)).isEqualTo(topics);
    }

    private CapturePublisher newPublisher() {
        return new CapturePublisher(broker.connection(), topics, source, IngestListener.NONE);
    }

    private Capture capture(long id, String body) {
        return new Capture(
                id, "opensky", source, "/states/all", Captures.RECEIVED_AT, 200, body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Item> breakingOff(List<Item> items, int at) {
        return whenRead(items, at, () -> {
            throw new IllegalStateException("broken off");
        });
    }

    private static List<Item> whenRead(List<Item> items, Runnable act) {
        return whenRead(items, 0, act);
    }

    /** The same items; the act runs when the one at {@code place} is asked for. */
    private static List<Item> whenRead(List<Item> items, int place, Runnable act) {
        return new AbstractList<>() {
            @Override
            public Item get(int index) {
                if (index == place) {
                    act.run();
                }
                return items.get(index);
            }

            @Override
            public int size() {
                return items.size();
            }
        };
    }
}
