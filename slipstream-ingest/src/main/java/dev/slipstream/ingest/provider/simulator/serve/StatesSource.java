package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.ingest.provider.simulator.heard.StatesRequest;

/** Where the answers to {@code /states/all} come from. Called by many threads. */
public interface StatesSource {

    /** OpenSky's answer at a second since 1970; outages are not looked at. */
    byte[] answer(long second, StatesRequest request);

    /** Whether nobody is to be answered at that second. */
    boolean isOut(long second);
}
