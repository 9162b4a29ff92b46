package dev.slipstream.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.wire.CapturePart;
import dev.slipstream.ingest.provider.Captures;
import dev.slipstream.ingest.provider.positions.ImpatientGate;
import dev.slipstream.ingest.provider.positions.PositionServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever dies, each message of a stream is on Kafka once: server and source, over both transports. */
@Timeout(60)
class StreamOffsetsTest {
    private static final int MESSAGES = 60;
    /** With five attempts, factor 2 from a second on, a server that is away for 30 s is asked five times in vain. */
    private static final int ATTEMPTS_IN_30_SECONDS = 5;

    private final EmbeddedBroker broker = EmbeddedBroker.shared();
    private final PositionServer server = new PositionServer(Captures.RECEIVED_AT.toEpochMilli() - 1_000);
    private final Semaphore states = new Semaphore(0);
    private Topics topics;
    private String source;

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aServerThatIsAwayForAWhileLosesAndDoublesNothing(boolean webSocket) throws Exception {
        begin("server-away", webSocket);
        AtomicInteger failures = new AtomicInteger();
        ImpatientGate gate = new ImpatientGate(() -> {
            if (failures.incrementAndGet() == ATTEMPTS_IN_30_SECONDS) {
                server.start();
                server.offer(MESSAGES);
            }
        });
        server.offer(25);
        SourceRunner runner = runner(webSocket, gate);
        Thread thread = start(runner);
        states.acquire(25);

        server.kill();

        states.acquire(MESSAGES - 25);
        runner.close();
        thread.join();
        assertThat(failures).hasValue(ATTEMPTS_IN_30_SECONDS);
        assertEachMessageOnce();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSourceThatIsStoppedInTheMiddleLosesAndDoublesNothing(boolean webSocket) throws Exception {
        begin("source-stopped", webSocket);
        server.offer(MESSAGES);
        for (int wanted : new int[] {7, 20, MESSAGES}) {
            SourceRunner runner = runner(webSocket, new ImpatientGate(() -> {}));
            Thread thread = start(runner);
            states.acquire(wanted);
            states.release(wanted);
            runner.close();
            thread.join();
        }
        assertEachMessageOnce();
    }

    @ParameterizedTest
    @CsvSource({"after-raw, false", "before-commit, true", "after-commit, false"})
    void aSourceThatIsKilledLosesAndDoublesNothing(String fault, boolean webSocket) throws Exception {
        begin(fault, webSocket);
        server.offer(MESSAGES);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dslipstream.fault=" + fault + ":4",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamingSource.class.getName(),
                        broker.bootstrap(),
                        source,
                        source,
                        address(webSocket).toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isEqualTo(137);

        SourceRunner runner = runner(webSocket, new ImpatientGate(() -> {}));
        Thread thread = start(runner);
        while (TopicContents.committedSoFar(broker, topics.data()).size() < MESSAGES) {
            assertThat(thread.isAlive()).isTrue();
        }
        runner.close();
        thread.join();
        assertThat(server.resumed()).hasSize(2).first().isEqualTo("");
        assertThat(server.resumed().get(1)).isNotEmpty();
        assertEachMessageOnce();
    }

    private void begin(String name, boolean webSocket) throws InterruptedException {
        source = name + (webSocket ? "-ws" : "-sse");
        topics = broker.newTopics(source);
    }

    private URI address(boolean webSocket) {
        return webSocket ? server.webSocket() : server.events();
    }

    private SourceRunner runner(boolean webSocket, ImpatientGate gate) {
        return StreamingSource.runner(
                broker.bootstrap(), topics, source, address(webSocket), gate, new IngestListener() {
                    @Override
                    public void published(Published published) {
                        states.release(published.states());
                    }
                });
    }

    private static Thread start(SourceRunner runner) {
        Thread thread = new Thread(runner, "stream");
        thread.start();
        return thread;
    }

    private void assertEachMessageOnce() {
        List<String> expected =
                IntStream.rangeClosed(1, MESSAGES).mapToObj(n -> "f" + n).toList();
        assertThat(TopicContents.states(broker, topics))
                .extracting(StateVector::aircraft)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(TopicContents.rejected(broker, topics)).isEmpty();
        List<Long> ids = TopicContents.parts(broker, topics).stream()
                .map(CapturePart::captureId)
                .toList();
        assertThat(ids).hasSizeGreaterThan(5).isSorted().doesNotHaveDuplicates();
        assertThat(ids.get(ids.size() - 1) - ids.get(0)).isEqualTo(ids.size() - 1L);
    }
}
