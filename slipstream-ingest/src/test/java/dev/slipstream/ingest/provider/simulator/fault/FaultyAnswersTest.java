package dev.slipstream.ingest.provider.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.provider.CaptureReader;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.ingest.provider.simulator.fault.FaultyAnswers.Answer;
import dev.slipstream.ingest.provider.simulator.fault.TrueFault.Outcome;
import dev.slipstream.ingest.provider.simulator.heard.Receivers;
import dev.slipstream.ingest.provider.simulator.heard.RowEditor;
import dev.slipstream.ingest.provider.simulator.heard.StatesEncoder;
import dev.slipstream.ingest.provider.simulator.heard.StatesRequest;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Reads faulty answers as they are read in earnest and compares with what the truth says comes of them. */
class FaultyAnswersTest {
    private static final long NOON = Instant.parse("2026-11-20T12:00:00Z").getEpochSecond();
    private static final int STEP = 10;
    private static final Receivers RECEIVERS = new Receivers(SimulatedWorld.of(600, 42, ReferenceData.bundled()));
    private static final StatesEncoder SOUND = new StatesEncoder(RECEIVERS, RowEditor.NONE);
    private static final FaultRates MANY =
            FaultRates.parse("missing=0.02,duplicate=0.02,late=0.02,very-late=0.02,out-of-order=0.02,corrupt=0.06,"
                    + "jump=0.02,wrong-altitude=0.02,truncated=0.1,outage=0.5/h:3m");

    private static FaultyAnswers answers(FaultRates rates) {
        return new FaultyAnswers(RECEIVERS, new FaultPlan(42, rates), STEP);
    }

    private static List<Item> read(byte[] body, long second) {
        Capture capture =
                new Capture(1, "simulator", "simulator", "test", Instant.ofEpochSecond(second, 250_000_000), 200, body);
        List<Item> items = new ArrayList<>();
        new CaptureReader(ProviderType.SIMULATOR).read(capture, items::add);
        return items;
    }

    @Test
    void everyFaultComesOutAsItsTruthSays() {
        FaultyAnswers faulty = answers(MANY);
        List<TrueFault> seen = new ArrayList<>();
        for (long second = NOON; second < NOON + 1200; second += STEP) {
            seen.addAll(check(faulty, second));
        }
        assertThat(seen)
                .extracting(TrueFault::kind)
                .containsAll(FaultKind.ofRows())
                .contains(FaultKind.TRUNCATED);
        assertThat(seen.stream()
                        .filter(fault -> fault.kind() == FaultKind.CORRUPT)
                        .map(TrueFault::detail)
                        .collect(Collectors.toSet()))
                .hasSameSizeAs(Corruption.values());
    }

    @Test
    void aDayWithBothMidnightsAndOutagesComesOutAsItsTruthSays() {
        FaultyAnswers faulty = answers(FaultRates.parse("missing=0.01,duplicate=0.005,late=0.005,very-late=0.005,"
                + "out-of-order=0.005,corrupt=0.005,jump=0.003,wrong-altitude=0.003,truncated=0.02,outage=0.5/h:5m"));
        List<TrueFault> seen = new ArrayList<>();
        long begin = NOON + 12 * 3600 - 1800;
        long end = begin + 86_400 + 3600;
        int silent = 0;
        for (long second = begin; second < end; second += nearMidnight(second) ? STEP : 31 * STEP) {
            boolean out = faulty.outageAt(second).isPresent();
            silent += out ? 1 : 0;
            if (!out) {
                seen.addAll(check(faulty, second));
            }
        }
        assertThat(silent).isPositive();
        assertThat(seen)
                .extracting(TrueFault::kind)
                .containsAll(FaultKind.ofRows())
                .contains(FaultKind.TRUNCATED);
        Instant from = Instant.ofEpochSecond(begin);
        assertThat(new FaultPlan(42, FaultRates.parse("outage=0.5/h:5m"))
                        .outagesBetween(from, Instant.ofEpochSecond(end)))
                .isNotEmpty()
                .allSatisfy(outage -> {
                    for (long second = outage.at().getEpochSecond();
                            second < outage.until().getEpochSecond();
                            second++) {
                        assertThat(faulty.outageAt(second)).contains(outage);
                    }
                });
    }

    private static boolean nearMidnight(long second) {
        return Math.abs(Math.IEEEremainder(second, 86_400)) < 300;
    }

    /** Holds an answer as it is read against its truth; returns its faults. */
    private static List<TrueFault> check(FaultyAnswers faulty, long second) {
        Answer answer = faulty.answer(second, StatesRequest.EVERYTHING);
        List<Item> items = read(answer.body(), second);
        int expectedItems = read(SOUND.encode(second), second).size();
        Map<Integer, RejectReason> refused = new HashMap<>();
        for (TrueFault fault : answer.faults()) {
            expectedItems += fault.kind() == FaultKind.MISSING ? -1 : fault.kind() == FaultKind.DUPLICATE ? 1 : 0;
            if (fault.outcome() == Outcome.REJECTED) {
                refused.put(fault.row(), fault.reason());
            }
            checkItem(fault, items);
        }
        assertThat(refused(items)).isEqualTo(refused);
        TrueFault last = answer.faults().isEmpty()
                ? null
                : answer.faults().get(answer.faults().size() - 1);
        boolean truncated = last != null && last.kind() == FaultKind.TRUNCATED;
        assertThat(items).hasSize(truncated ? last.row() + 1 : expectedItems);
        return answer.faults();
    }

    private static void checkItem(TrueFault fault, List<Item> items) {
        if (fault.outcome() == Outcome.ABSENT) {
            assertThat(items.stream()
                            .filter(item -> item instanceof StateVector state
                                    && state.aircraft().equals(fault.aircraft())))
                    .as(fault.toString())
                    .isEmpty();
            return;
        }
        Item item = items.get(fault.row());
        if (item instanceof StateVector state) {
            assertThat(fault.outcome()).as(fault.toString()).isNotEqualTo(Outcome.REJECTED);
            assertThat(state.aircraft()).isEqualTo(fault.aircraft());
            if (fault.outcome() == Outcome.WITHHELD) {
                assertThat(state.withheld()).isEqualTo(fault.reason());
            }
        } else {
            assertThat(((Rejected) item).reason()).as(fault.toString()).isEqualTo(fault.reason());
        }
    }

    private static Map<Integer, RejectReason> refused(List<Item> items) {
        Map<Integer, RejectReason> out = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Rejected rejected) {
                out.put(i, rejected.reason());
            }
        }
        return out;
    }

    @Test
    void anAnswerCutAnywhereIsCountedAsTheTruthSays() {
        FaultyAnswers faulty = answers(FaultRates.parse("corrupt=0.3,truncated=1"));
        for (long second = NOON; second < NOON + 3000; second += STEP) {
            Answer answer = faulty.answer(second, StatesRequest.EVERYTHING);
            TrueFault cut = answer.faults().get(answer.faults().size() - 1);
            List<Item> items = read(answer.body(), second);
            assertThat(items).as(cut.toString()).hasSize(cut.row() + 1);
            assertThat(refused(items).get(cut.row())).as(cut.toString()).isEqualTo(RejectReason.TRUNCATED_BODY);
        }
        StatesRequest nobody = new StatesRequest(null, Set.of("fffffe"), true, 1);
        for (long second = NOON; second < NOON + 100; second++) {
            byte[] body = faulty.answer(second, nobody).body();
            assertThat(read(body, second)).hasSize(1).allMatch(item -> item instanceof Rejected);
        }
    }

    @Test
    void whatIsSentTwiceRepeatsAnEarlierState() {
        FaultyAnswers faulty = answers(FaultRates.parse("duplicate=0.1"));
        Set<List<Object>> said = new HashSet<>();
        int again = 0;
        for (long second = NOON - 400; second < NOON + 400; second += STEP) {
            Answer answer = faulty.answer(second, StatesRequest.EVERYTHING);
            Set<Integer> twice = answer.faults().stream().map(TrueFault::row).collect(Collectors.toSet());
            List<Item> items = read(answer.body(), second);
            for (int i = 0; i < items.size(); i++) {
                StateVector state = (StateVector) items.get(i);
                List<Object> identity = new ArrayList<>(List.of(state.aircraft(), state.seenAt()));
                identity.add(state.positionAt());
                boolean isNew = said.add(identity);
                if (second >= NOON && twice.contains(i)) {
                    assertThat(isNew).isFalse();
                    again++;
                }
            }
        }
        assertThat(again).isGreaterThan(500);
    }

    @Test
    void whatIsOutOfOrderGoesBackAndWhatJumpsIsFarOff() {
        FaultyAnswers faulty = answers(FaultRates.parse("out-of-order=0.1,jump=0.1"));
        Map<String, Instant> contacts = new HashMap<>();
        StatesEncoder sound = new StatesEncoder(RECEIVERS, RowEditor.NONE);
        for (long second = NOON; second < NOON + 300; second += STEP) {
            Map<String, StateVector> right = new HashMap<>();
            read(sound.encode(second), second).forEach(i -> right.put(((StateVector) i).aircraft(), (StateVector) i));
            Answer answer = faulty.answer(second, StatesRequest.EVERYTHING);
            List<Item> items = read(answer.body(), second);
            for (TrueFault fault : answer.faults()) {
                StateVector state = (StateVector) items.get(fault.row());
                if (fault.kind() == FaultKind.OUT_OF_ORDER && contacts.containsKey(fault.aircraft())) {
                    assertThat(state.seenAt()).isBefore(contacts.get(fault.aircraft()));
                } else if (fault.kind() == FaultKind.JUMP && state.position() != null) {
                    assertThat(Math.abs(state.position().latitude()
                                    - right.get(fault.aircraft()).position().latitude()))
                            .isGreaterThan(1.4);
                }
            }
            right.values().forEach(state -> contacts.put(state.aircraft(), state.seenAt()));
        }
    }

    @Test
    void faultsComeAsOftenAsTheirRates() {
        FaultRates rates = FaultRates.parse("missing=0.01,duplicate=0.005,late=0.002,very-late=0.0005,"
                + "out-of-order=0.002,corrupt=0.002,jump=0.001,wrong-altitude=0.001,truncated=0.05,outage=0.2/h:3m");
        FaultPlan plan = new FaultPlan(7, rates);
        Map<FaultKind, Integer> counts = new EnumMap<>(FaultKind.class);
        int truncated = 0;
        int rows = 2_000_000;
        for (int i = 0; i < rows; i++) {
            FaultKind kind = plan.rowFault(i % 1000, NOON + i / 1000);
            if (kind != null) {
                counts.merge(kind, 1, Integer::sum);
            }
            truncated += plan.arrivingPart(NOON + i) < 1 ? 1 : 0;
        }
        for (FaultKind kind : FaultKind.ofRows()) {
            double expected = rates.of(kind) * rows;
            assertThat(counts.get(kind) - expected)
                    .as(kind.name())
                    .isBetween(-5 * Math.sqrt(expected), 5 * Math.sqrt(expected));
        }
        assertThat(truncated / (double) rows).isBetween(0.049, 0.051);
        Instant begin = Instant.ofEpochSecond(NOON);
        List<TrueFault> outages = plan.outagesBetween(begin, begin.plus(Duration.ofDays(100)));
        assertThat(outages).hasSizeBetween(400, 560).allSatisfy(outage -> {
            assertThat(Duration.between(outage.at(), outage.until())).isEqualTo(Duration.ofMinutes(3));
            assertThat(plan.outageAt(outage.at().getEpochSecond())).contains(outage);
            assertThat(plan.outageAt(outage.until().getEpochSecond() - 1)).contains(outage);
            assertThat(plan.outageAt(outage.at().getEpochSecond() - 1)).isEmpty();
        });
    }

    @Test
    void mostPlannedFaultsHappen() {
        Instant begin = Instant.ofEpochSecond(NOON);
        FaultRates rates = FaultRates.parse("missing=0.02,duplicate=0.02,late=0.02,very-late=0.02,out-of-order=0.02,"
                + "corrupt=0.02,jump=0.02,wrong-altitude=0.02");
        Map<FaultKind, Long> happened = answers(rates).faultsBetween(begin, begin.plusSeconds(900)).stream()
                .collect(Collectors.groupingBy(TrueFault::kind, Collectors.counting()));
        long sure = happened.get(FaultKind.MISSING);
        assertThat(happened.get(FaultKind.VERY_LATE)).isBetween(sure * 8 / 10, sure * 12 / 10);
        assertThat(happened.get(FaultKind.CORRUPT)).isBetween(sure * 8 / 10, sure * 12 / 10);
        assertThat(happened.get(FaultKind.LATE)).isGreaterThan(sure / 2);
        assertThat(happened.get(FaultKind.OUT_OF_ORDER)).isGreaterThan(sure / 2);
        assertThat(happened.get(FaultKind.JUMP)).isGreaterThan(sure * 7 / 10);
        assertThat(happened.get(FaultKind.WRONG_ALTITUDE)).isGreaterThan(sure / 2);
    }

    @Test
    void theSameSeedGivesTheSameBytesAndFaults() {
        Instant begin = Instant.ofEpochSecond(NOON);
        FaultyAnswers one = answers(MANY);
        List<TrueFault> all = one.faultsBetween(begin, begin.plusSeconds(300));
        assertThat(answers(MANY).faultsBetween(begin, begin.plusSeconds(300))).isEqualTo(all);
        assertThat(answers(MANY).answer(NOON + 20, StatesRequest.EVERYTHING).body())
                .isEqualTo(one.answer(NOON + 20, StatesRequest.EVERYTHING).body());
        byte[] other = new FaultyAnswers(RECEIVERS, new FaultPlan(43, MANY), STEP)
                .answer(NOON + 20, StatesRequest.EVERYTHING)
                .body();
        assertThat(other)
                .isNotEqualTo(one.answer(NOON + 20, StatesRequest.EVERYTHING).body());
    }

    @Test
    void withoutFaultsNothingIsRefused() {
        FaultyAnswers sound = answers(FaultRates.NONE);
        for (long second = NOON; second < NOON + 86_400; second += 1811) {
            Answer answer = sound.answer(second, StatesRequest.EVERYTHING);
            assertThat(answer.faults()).isEmpty();
            assertThat(read(answer.body(), second)).isNotEmpty().allMatch(item -> item instanceof StateVector);
        }
        assertThat(sound.outageAt(NOON)).isEmpty();
    }
}
