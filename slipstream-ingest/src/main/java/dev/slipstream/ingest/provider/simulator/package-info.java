/**
 * A world of made-up flights on real routes that speaks OpenSky's wire JSON and knows the truth. Read
 * {@link dev.slipstream.ingest.provider.simulator.SimulatedWorld} first. Shares no code with parsers;
 * depends on {@code core} only.
 */
@NullMarked
package dev.slipstream.ingest.provider.simulator;

import org.jspecify.annotations.NullMarked;
