package dev.slipstream.ingest.provider.simulator;

import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.pace.Pacer;
import dev.slipstream.ingest.provider.FlightProvider;
import dev.slipstream.ingest.provider.Poll;
import dev.slipstream.ingest.provider.ProviderInfo;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.ingest.provider.simulator.fault.FaultPlan;
import dev.slipstream.ingest.provider.simulator.fault.FaultyAnswers;
import dev.slipstream.ingest.provider.simulator.fault.TrueFault;
import dev.slipstream.ingest.provider.simulator.heard.Receivers;
import dev.slipstream.ingest.provider.simulator.heard.StatesRequest;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers as OpenSky's {@code /states/all?extended=1} would if the simulated world were the real one: at
 * whole multiples of an interval, the first answer at once, none twice. Never ends.
 *
 * <p>The cursor is the instant of the last answer. As the world needs no memory, a later run goes on
 * exactly where the aircraft are by then.
 *
 * <p>With faults, answers hold what is wrong as planned, and during an outage there is none: the next
 * comes after it.
 */
public final class SimulatorProvider implements FlightProvider {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatorProvider.class);
    private static final String REQUEST = "simulator:/states/all?extended=1";

    private final SimulatorOptions options;
    private final InstantSource clock;
    private final Pacer pacer;
    private final Supplier<SimulatedWorld> world;
    private long lastSecond;
    private @Nullable FaultyAnswers answers;

    /** @param cursor of the last poll of an earlier run; empty to begin */
    public SimulatorProvider(SimulatorOptions options, InstantSource clock, ReferenceData reference, String cursor) {
        this(options, clock, () -> SimulatedWorld.of(options.aircraft(), options.seed(), reference), cursor);
    }

    /**
     * @param world of these options; asked once, at the first poll, so that it can be planned meanwhile
     * @param cursor of the last poll of an earlier run; empty to begin
     */
    public SimulatorProvider(
            SimulatorOptions options, InstantSource clock, Supplier<SimulatedWorld> world, String cursor) {
        this(options, clock, Pacer.by(clock), world, cursor);
    }

    SimulatorProvider(
            SimulatorOptions options, InstantSource clock, Pacer pacer, ReferenceData reference, String cursor) {
        this(options, clock, pacer, () -> SimulatedWorld.of(options.aircraft(), options.seed(), reference), cursor);
    }

    private SimulatorProvider(
            SimulatorOptions options, InstantSource clock, Pacer pacer, Supplier<SimulatedWorld> world, String cursor) {
        this.options = options;
        this.clock = clock;
        this.pacer = pacer;
        this.world = world;
        lastSecond = secondOf(cursor);
    }

    @Override
    public ProviderInfo info() {
        return ProviderType.SIMULATOR.info();
    }

    /** Plans the fleet at its first call, which takes about a second. */
    @Override
    public Optional<Poll> next() throws InterruptedException {
        FaultyAnswers known = answers();
        long every = options.every().getSeconds();
        long current = Math.floorDiv(clock.instant().getEpochSecond(), every) * every;
        long afterLast = Math.floorDiv(lastSecond, every) * every + every;
        long second = afterOutage(known, Math.max(current, afterLast));
        pacer.awaitUntil(Instant.ofEpochSecond(second));
        byte[] body = known.answer(second, StatesRequest.EVERYTHING).body();
        lastSecond = second;
        return Optional.of(new Poll(
                REQUEST,
                clock.instant(),
                200,
                body,
                Instant.ofEpochSecond(second).toString()));
    }

    private long afterOutage(FaultyAnswers known, long from) {
        long every = options.every().getSeconds();
        long second = from;
        Optional<TrueFault> outage = known.outageAt(second);
        while (outage.isPresent()) {
            LOG.info(
                    "Bringing nothing until {}: {}",
                    outage.get().until(),
                    outage.get().detail());
            second = -Math.floorDiv(-outage.get().until().getEpochSecond(), every) * every;
            outage = known.outageAt(second);
        }
        return second;
    }

    private FaultyAnswers answers() {
        FaultyAnswers known = answers;
        if (known == null) {
            long began = System.nanoTime();
            FaultPlan plan = new FaultPlan(options.seed(), options.faults());
            known = new FaultyAnswers(
                    new Receivers(world.get()), plan, (int) options.every().getSeconds());
            answers = known;
            LOG.info(
                    "Simulating {} aircraft of seed {}, an answer every {} s, faults: {}; its plan was waited for {} ms",
                    options.aircraft(),
                    options.seed(),
                    options.every().getSeconds(),
                    plan.rates().isNone() ? "none" : plan.rates(),
                    Duration.ofNanos(System.nanoTime() - began).toMillis());
        }
        return known;
    }

    private static long secondOf(String cursor) {
        if (cursor.isEmpty()) {
            return Long.MIN_VALUE / 2;
        }
        try {
            return Instant.parse(cursor).getEpochSecond();
        } catch (DateTimeParseException e) {
            LOG.warn("Cannot read the simulator's cursor {}: beginning anew", cursor);
            return Long.MIN_VALUE / 2;
        }
    }
}
