/**
 * The simulator as a server of its own: OpenSky's REST API, streams of positions, the truth. Read {@link
 * dev.slipstream.app.simulate.SimulationServer} first. What is answered is decided in {@code
 * ingest.provider.simulator.serve}; here are sockets, threads and the clock.
 */
@NullMarked
package dev.slipstream.app.simulate;

import org.jspecify.annotations.NullMarked;
