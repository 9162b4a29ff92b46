package dev.slipstream.ingest.provider.simulator.serve;

/** Where the answers to {@code /states/all} come from. Called by many threads. */
public interface StatesSource {

    /** OpenSky's answer that shows a second since 1970, restricted to what is asked for. */
    byte[] answer(long second, StatesQuery query);
}
