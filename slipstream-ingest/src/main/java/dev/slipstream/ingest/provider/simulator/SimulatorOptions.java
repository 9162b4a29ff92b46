package dev.slipstream.ingest.provider.simulator;

import dev.slipstream.ingest.provider.simulator.fault.FaultRates;
import java.time.Duration;

/**
 * What to simulate. The same aircraft and seed give the same world at the same instants.
 *
 * @param aircraft the size of the fleet, 1 to 200,000; some three in four are heard at any instant
 * @param seed which world
 * @param every the time between two answers: whole seconds, at least one
 * @param faults what goes wrong with answers, and how often
 */
public record SimulatorOptions(int aircraft, long seed, Duration every, FaultRates faults) {

    static final int MOST_AIRCRAFT = 200_000;

    public SimulatorOptions {
        if (aircraft < 1 || aircraft > MOST_AIRCRAFT) {
            throw new IllegalArgumentException(
                    "Cannot simulate " + aircraft + " aircraft: choose 1 to " + MOST_AIRCRAFT + ".");
        }
        if (every.getSeconds() < 1 || every.getNano() != 0) {
            throw new IllegalArgumentException(
                    "Cannot simulate an answer every " + every + ": choose whole seconds, at least one.");
        }
    }

    /** Without faults. */
    public SimulatorOptions(int aircraft, long seed, Duration every) {
        this(aircraft, seed, every, FaultRates.NONE);
    }
}
