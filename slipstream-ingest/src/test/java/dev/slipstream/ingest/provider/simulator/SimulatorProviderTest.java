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
import dev.slipstream.ingest.provider.simulator.fault.FaultPlan;
import dev.slipstream.ingest.provider.simulator.fault.FaultRates;
import dev.slipstream.ingest.provider.simulator.fault.FaultyAnswers;
import dev.slipstream.ingest.provider.simulator.fault.TrueFault;
import dev.slipstream.ingest.provider.simulator.heard.AnswerReader;
import dev.slipstream.ingest.provider.simulator.heard.Receivers;
import dev.slipstream.ingest.provider.simulator.heard.StatesRequest;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
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
    void bringsNothingDuringAnOutage() throws Exception {
        FaultRates rates = FaultRates.parse("outage=1/h:5m");
        SimulatorOptions options = new SimulatorOptions(20, 42, Duration.ofSeconds(10), rates);
        FaultPlan plan = new FaultPlan(42, rates);
        TrueFault outage = plan.outagesBetween(now, now.plusSeconds(7200)).get(0);
        now = outage.at().minusSeconds(15);
        SimulatorProvider provider = new SimulatorProvider(options, clock, pacer, REFERENCE, "");
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            times.add(Instant.parse(provider.next().orElseThrow().cursor()));
        }
        assertThat(times).noneMatch(time -> plan.outageAt(time.getEpochSecond()).isPresent());
        assertThat(times.get(0)).isBefore(outage.at());
        assertThat(times.get(3)).isAfterOrEqualTo(outage.until());
        assertThat(Duration.between(times.get(0), times.get(3))).isGreaterThan(Duration.ofMinutes(5));
    }

    @Test
    void bringsTheFaultsOfItsPlan() throws Exception {
        FaultRates rates = FaultRates.parse("corrupt=0.5");
        SimulatorOptions options = new SimulatorOptions(300, 42, Duration.ofSeconds(10), rates);
        Poll poll = new SimulatorProvider(options, clock, pacer, REFERENCE, "")
                .next()
                .orElseThrow();
        FaultyAnswers truth =
                new FaultyAnswers(new Receivers(SimulatedWorld.of(300, 42, REFERENCE)), new FaultPlan(42, rates), 10);
        long second = Instant.parse(poll.cursor()).getEpochSecond();
        assertThat(poll.body())
                .isEqualTo(truth.answer(second, StatesRequest.EVERYTHING).body());
        assertThat(truth.faultsBetween(Instant.ofEpochSecond(second), Instant.ofEpochSecond(second + 1)))
                .hasSizeGreaterThan(50);
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
