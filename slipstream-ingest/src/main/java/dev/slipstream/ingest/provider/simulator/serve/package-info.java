/**
 * The simulated world as answers of OpenSky's REST API and as streams of positions: pure functions of
 * request and instant, without a server. Read {@link
 * dev.slipstream.ingest.provider.simulator.serve.OpenSkyAnswers} first. Shares no code with parsers.
 */
@NullMarked
package dev.slipstream.ingest.provider.simulator.serve;

import org.jspecify.annotations.NullMarked;
