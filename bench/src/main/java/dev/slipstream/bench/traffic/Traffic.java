package dev.slipstream.bench.traffic;

import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.StateVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A sky that is asked every few seconds, as OpenSky is: each answer has one state of every aircraft, last
 * heard up to ten seconds before. The same seed gives the same answers. No state repeats.
 */
public final class Traffic {
    private static final String PROVIDER = "opensky";

    private final List<SyntheticAircraft> aircraft = new ArrayList<>();

    public Traffic(int aircraftCount, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < aircraftCount; i++) {
            aircraft.add(new SyntheticAircraft(i, random));
        }
    }

    /** Passes on the answer that arrived at {@code receivedAt}, ten seconds or more after the one before. */
    public void answer(Instant receivedAt, long captureId, Consumer<StateVector> out) {
        for (int i = 0; i < aircraft.size(); i++) {
            Origin origin = new Origin(PROVIDER, PROVIDER, captureId, i, receivedAt);
            out.accept(aircraft.get(i).state(receivedAt, origin));
        }
    }
}
