/**
 * OpenSky's answers to {@code /states/all} and {@code /flights/*}, also spoken by the simulator and
 * found in recordings. Read {@link dev.slipstream.ingest.provider.opensky.OpenSkyParser} first. Depends
 * on the model, the trajectory checks and Jackson's streaming core.
 */
@NullMarked
package dev.slipstream.ingest.provider.opensky;

import org.jspecify.annotations.NullMarked;
