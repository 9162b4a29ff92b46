package dev.slipstream.app.simulate;

import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.provider.simulator.fault.FaultRates;
import dev.slipstream.ingest.provider.simulator.heard.Receivers;
import dev.slipstream.ingest.provider.simulator.serve.GroundTruth;
import dev.slipstream.ingest.provider.simulator.serve.OpenSkyAnswers;
import dev.slipstream.ingest.provider.simulator.serve.PositionStream;
import dev.slipstream.ingest.provider.simulator.serve.SimulatedStates;
import dev.slipstream.ingest.provider.simulator.serve.StatesSource;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import java.time.Duration;

/** A planned world with everything that can be asked of it. */
public record Simulation(
        SimulatedWorld world,
        StatesSource states,
        GroundTruth truth,
        PositionStream positions,
        ReferenceData reference) {

    private static final Duration HISTORY = Duration.ofHours(24);

    /**
     * Which world, and what goes wrong on the way from it.
     *
     * @param everySeconds between two answers that are recorded, and whose faults are true
     * @param positionEverySeconds how often the streams tell of each aircraft
     */
    public record Options(int aircraft, long seed, FaultRates faults, int everySeconds, int positionEverySeconds) {}

    /** Plans the world, which takes a second for 10,000 aircraft. */
    public static Simulation of(Options options, ReferenceData reference) {
        SimulatedWorld world = SimulatedWorld.of(options.aircraft(), options.seed(), reference);
        Receivers receivers = new Receivers(world);
        return new Simulation(
                world,
                new SimulatedStates(world, receivers, options.faults(), options.everySeconds()),
                GroundTruth.of(world, receivers, options.faults(), options.everySeconds()),
                new PositionStream(world, options.positionEverySeconds(), HISTORY),
                reference);
    }

    public OpenSkyAnswers answers(OpenSkyAnswers.Behaviour behaviour) {
        return new OpenSkyAnswers(world, states, reference, behaviour);
    }
}
