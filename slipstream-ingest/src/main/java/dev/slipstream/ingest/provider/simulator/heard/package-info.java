/**
 * What receivers hear of the simulated world and how OpenSky would tell it. Read {@link
 * dev.slipstream.ingest.provider.simulator.heard.Receivers} first. Depends on the world beside it.
 */
@NullMarked
package dev.slipstream.ingest.provider.simulator.heard;

import org.jspecify.annotations.NullMarked;
