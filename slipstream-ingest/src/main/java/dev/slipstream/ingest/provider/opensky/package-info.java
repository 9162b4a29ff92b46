/**
 * OpenSky's REST API, live, and its answers to {@code /states/all} and {@code /flights/*}, also spoken by
 * the simulator and found in recordings. Read {@link dev.slipstream.ingest.provider.opensky.OpenSkyProvider}
 * for the calls and {@link dev.slipstream.ingest.provider.opensky.OpenSkyParser} for the answers. Depends on
 * core, {@code ingest.pace}, {@code ingest.transport} and Jackson's streaming core.
 */
@NullMarked
package dev.slipstream.ingest.provider.opensky;

import org.jspecify.annotations.NullMarked;
