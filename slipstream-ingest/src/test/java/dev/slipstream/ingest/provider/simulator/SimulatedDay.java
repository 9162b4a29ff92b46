package dev.slipstream.ingest.provider.simulator;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.trajectory.RepeatFilter;
import dev.slipstream.ingest.provider.CaptureReader;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.ingest.provider.simulator.fault.FaultRates;
import dev.slipstream.ingest.provider.simulator.heard.Receivers;
import dev.slipstream.ingest.provider.simulator.heard.StatesRequest;
import dev.slipstream.ingest.provider.simulator.serve.SimulatedStates;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import dev.slipstream.ingest.provider.simulator.world.Slot;
import dev.slipstream.ingest.provider.simulator.world.TrueEvent;
import dev.slipstream.ingest.provider.simulator.world.TrueFlight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * A stretch of simulated traffic as it is settled: the truth, and beside it what is believed of the
 * answers that were polled, aircraft by aircraft. The same arguments give the same.
 *
 * <pre>{@code
 * SimulatedDay day = SimulatedDay.of(300, 42, Instant.parse("2026-11-20T06:00:00Z"), Duration.ofHours(6), 10);
 * day.forEachAircraft((aircraft, states) -> assemble(aircraft, states));   // in the order of settling
 * compare(day.flights(), day.events());
 * }</pre>
 *
 * <p>The states are read from OpenSky's JSON by the parser and the checks that read it in earnest. Some
 * hundred thousand are held at a time: when there are more, the time is polled again for the next aircraft,
 * and answers hold only these. For one thread.
 */
public final class SimulatedDay {
    /** Of every kind of fault some, of most more than {@code docs/recipes/simulate.md} proposes. */
    public static final FaultRates ALL_FAULTS = FaultRates.parse("missing=0.01,duplicate=0.005,late=0.002,"
            + "very-late=0.0005,out-of-order=0.002,corrupt=0.002,jump=0.001,wrong-altitude=0.001,truncated=0.001,"
            + "outage=0.1/h:3m");

    private static final int MOST_HELD = 300_000;
    private static final Comparator<StateVector> ORDER = Comparator.comparing(StateVector::seenAt)
            .thenComparingLong(state -> state.origin().captureId())
            .thenComparingInt(state -> state.origin().itemIndex());

    private final SimulatedWorld world;
    private final Receivers receivers;
    private final Instant start;
    private final Duration length;
    private final int everySeconds;
    private final FaultRates faults;

    private SimulatedDay(SimulatedWorld world, Instant start, Duration length, int everySeconds, FaultRates faults) {
        this.world = world;
        this.start = start;
        this.length = length;
        this.everySeconds = everySeconds;
        this.faults = faults;
        receivers = new Receivers(world);
    }

    /**
     * Without faults.
     *
     * @param aircraft the size of the fleet; some three in four are heard at any instant
     * @param everySeconds between two polls, the first of which is at {@code start}
     */
    public static SimulatedDay of(int aircraft, long seed, Instant start, Duration length, int everySeconds) {
        return new SimulatedDay(
                SimulatedWorld.of(aircraft, seed, ReferenceData.bundled()),
                start,
                length,
                everySeconds,
                FaultRates.NONE);
    }

    /** The same traffic, heard with faults. */
    public SimulatedDay with(FaultRates rates) {
        return new SimulatedDay(world, start, length, everySeconds, rates);
    }

    /** The same traffic, polled at another interval. */
    public SimulatedDay every(int seconds) {
        return new SimulatedDay(world, start, length, seconds, faults);
    }

    public SimulatedWorld world() {
        return world;
    }

    public Instant start() {
        return start;
    }

    /** The first instant that is not in it. */
    public Instant end() {
        return start.plus(length);
    }

    public int everySeconds() {
        return everySeconds;
    }

    /** Those that are in the air at some moment; they may begin before and end after, be silent or unheard. */
    public List<TrueFlight> flights() {
        return world.flightsBetween(start, end());
    }

    /** What really happens, heard or not, in order of time. */
    public List<TrueEvent> events() {
        return world.eventsBetween(start, end());
    }

    /**
     * Gives each aircraft of which anything is believed, once, with its judged states without repeats in the
     * order (event time, capture id, item index).
     */
    public void forEachAircraft(BiConsumer<String, List<StateVector>> action) {
        int polls = (int) Math.max(1, length.getSeconds() / everySeconds);
        int held = Math.max(1, MOST_HELD / polls);
        List<Slot> slots = world.slots();
        for (int from = 0; from < slots.size(); from += held) {
            List<Slot> group = slots.subList(from, Math.min(slots.size(), from + held));
            poll(group).forEach((aircraft, states) -> action.accept(aircraft, inOrder(states)));
        }
    }

    private Map<String, List<StateVector>> poll(List<Slot> group) {
        StatesRequest everything = StatesRequest.EVERYTHING;
        StatesRequest request = group.size() == world.size()
                ? everything
                : new StatesRequest(
                        null,
                        group.stream().map(Slot::icao24).collect(Collectors.toSet()),
                        everything.extended(),
                        everything.resolutionSeconds());
        SimulatedStates answers = new SimulatedStates(world, receivers, faults, everySeconds);
        CaptureReader reader = new CaptureReader(ProviderType.SIMULATOR);
        Map<String, List<StateVector>> out = new TreeMap<>();
        long id = 0;
        for (Instant at = start; at.isBefore(end()); at = at.plusSeconds(everySeconds)) {
            id++;
            if (!answers.isOut(at.getEpochSecond())) {
                byte[] body = answers.answer(at.getEpochSecond(), request);
                Instant receivedAt = at.plusMillis(250);
                reader.read(new Capture(id, "simulator", "simulator", "/states/all", receivedAt, 200, body), item -> {
                    if (item instanceof StateVector state) {
                        out.computeIfAbsent(state.aircraft(), fresh -> new ArrayList<>())
                                .add(state);
                    }
                });
            }
        }
        return out;
    }

    private static List<StateVector> inOrder(List<StateVector> states) {
        RepeatFilter filter = new RepeatFilter();
        return states.stream()
                .sorted(ORDER)
                .filter(state -> !filter.repeats(state))
                .toList();
    }
}
