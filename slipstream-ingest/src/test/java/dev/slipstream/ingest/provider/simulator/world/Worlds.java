package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.reference.ReferenceData;

/** A world for all tests that need one and change none: planning it takes a second. */
public final class Worlds {

    /** 2,000 aircraft of seed 42. */
    public static final SimulatedWorld OF_2000 = SimulatedWorld.of(2000, 42, ReferenceData.bundled());

    private Worlds() {}
}
