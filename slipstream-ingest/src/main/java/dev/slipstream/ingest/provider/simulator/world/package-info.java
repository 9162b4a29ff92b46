/**
 * The simulated truth: who flies where at any instant, as a pure function of seed and time. Read {@link
 * dev.slipstream.ingest.provider.simulator.world.SimulatedWorld} first. Knows reference data and geometry only.
 */
@NullMarked
package dev.slipstream.ingest.provider.simulator.world;

import org.jspecify.annotations.NullMarked;
