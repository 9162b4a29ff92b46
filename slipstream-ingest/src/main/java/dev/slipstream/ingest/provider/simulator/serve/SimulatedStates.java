package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.ingest.provider.simulator.fault.FaultPlan;
import dev.slipstream.ingest.provider.simulator.fault.FaultRates;
import dev.slipstream.ingest.provider.simulator.fault.FaultyAnswers;
import dev.slipstream.ingest.provider.simulator.heard.Receivers;
import dev.slipstream.ingest.provider.simulator.heard.StatesRequest;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;

/**
 * What receivers hear of a world, with its faults. Keeps the last answer, as many ask for the same second.
 * Safe for many threads, which wait for each other's answers.
 */
public final class SimulatedStates implements StatesSource {

    private final FaultPlan plan;
    private final FaultyAnswers answers;
    private long lastSecond = Long.MIN_VALUE;
    private StatesRequest lastRequest = StatesRequest.EVERYTHING;
    private byte[] last = {};

    /** @param stepSeconds how old what is sent out of order or again is at least */
    public SimulatedStates(SimulatedWorld world, Receivers receivers, FaultRates faults, int stepSeconds) {
        plan = new FaultPlan(world.seed(), faults);
        answers = new FaultyAnswers(receivers, plan, stepSeconds);
    }

    @Override
    public synchronized byte[] answer(long second, StatesRequest request) {
        long answered = request.answeredSecond(second);
        if (answered != lastSecond || !request.equals(lastRequest)) {
            last = answers.answer(second, request).body();
            lastSecond = answered;
            lastRequest = request;
        }
        return last;
    }

    @Override
    public boolean isOut(long second) {
        return plan.outageAt(second).isPresent();
    }
}
