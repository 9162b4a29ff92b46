package dev.slipstream.ingest.provider.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.pace.Pacer;
import dev.slipstream.ingest.provider.Poll;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.ingest.provider.simulator.heard.AnswerReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatorProviderTest {
    private static final ReferenceData REFERENCE = ReferenceData.bundled();
    private static final SimulatorOptions OPTIONS = new SimulatorOptions(300, 42, Duration.ofSeconds(10));

    /** A clock that stands still until somebody waits for it. */
    private Instant now = Instant.parse("2026-11-20T12:00:03.250Z");

    private final InstantSource clock = () -> now;
    private final Pacer pacer = instant -> now = instant.isAfter(now) ? instant : now;

    private SimulatorProvider provider(String cursor) {
        return new SimulatorProvider(OPTIONS, clock, pacer, REFERENCE, cursor);
    }

    @Test
    void answersAtOnceAndThenAtWholeMultiples() throws Exception {
        SimulatorProvider provider = provider("");
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Poll poll = provider.next().orElseThrow();
            times.add(AnswerReader.read(poll.body()).time());
            assertThat(poll.status()).isEqualTo(200);
            assertThat(poll.request()).isEqualTo("simulator:/states/all?extended=1");
            assertThat(poll.receivedAt()).isEqualTo(now);
        }
        long noon = Instant.parse("2026-11-20T12:00:00Z").getEpochSecond();
        assertThat(times).containsExactly(noon, noon + 10, noon + 20);
        assertThat(provider.info().redistributable()).isTrue();
    }

    @Test
    void itsParserReadsEveryRowAsAState() throws Exception {
        Poll poll = provider("").next().orElseThrow();
        Capture capture =
                new Capture(1, "simulator", "simulator", poll.request(), poll.receivedAt(), poll.status(), poll.body());
        List<Item> items = new ArrayList<>();
        ProviderType.SIMULATOR.newParser().parse(capture, items::add);
        assertThat(items)
                .hasSameSizeAs(AnswerReader.read(poll.body()).rows())
                .allMatch(item -> item instanceof StateVector state && state.withheld() == null);
    }

    @Test
    void leavesOutWhatItSleptThrough() throws Exception {
        SimulatorProvider provider = provider("");
        provider.next();
        now = now.plusSeconds(100);
        assertThat(provider.next().orElseThrow().cursor()).isEqualTo("2026-11-20T12:01:40Z");
    }

    @Test
    void goesOnFromTheCursorWithoutRepeatingOrJumping() throws Exception {
        Poll last = provider("").next().orElseThrow();
        Poll next = provider(last.cursor()).next().orElseThrow();
        assertThat(next.cursor()).isEqualTo("2026-11-20T12:00:10Z");
        Poll straight = provider("").next().orElseThrow();
        assertThat(straight.body()).as("the same instant, never stopped").isEqualTo(next.body());

        Map<Object, List<Object>> before = new HashMap<>();
        AnswerReader.read(last.body()).rows().forEach(row -> before.put(row.get(0), row));
        for (List<Object> row : AnswerReader.read(next.body()).rows()) {
            List<Object> then = before.get(row.get(0));
            if (then != null) {
                assertThat(AnswerReader.number(row.get(4)) - AnswerReader.number(then.get(4)))
                        .as("nothing new, or what ten seconds brought")
                        .isBetween(0.0, 400.0);
            }
        }
    }

    @Test
    void aClockSetBackWaitsInsteadOfRepeating() throws Exception {
        assertThat(provider("2026-11-20T12:30:00Z").next().orElseThrow().cursor())
                .isEqualTo("2026-11-20T12:30:10Z");
    }

    @Test
    void anUnreadableCursorBeginsAnew() throws Exception {
        assertThat(provider("offset:17").next()).isPresent();
    }

    @Test
    void interruptionEndsTheWait() throws Exception {
        SimulatorProvider provider = new SimulatorProvider(
                new SimulatorOptions(10, 1, Duration.ofHours(1)), InstantSource.system(), REFERENCE, "");
        provider.next();
        Thread.currentThread().interrupt();
        assertThatThrownBy(provider::next).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
