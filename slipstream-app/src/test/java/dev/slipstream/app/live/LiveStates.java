package dev.slipstream.app.live;

import static dev.slipstream.core.model.StateBuilder.aState;

import dev.slipstream.core.model.StateBuilder;
import dev.slipstream.core.model.StateVector;
import java.time.Instant;

/** States with what {@link StateBuilder} does not vary. */
final class LiveStates {
    static final Instant SEEN_AT = Instant.parse("2026-11-20T10:15:00Z");

    private LiveStates() {}

    static StateVector stateOf(String aircraft) {
        return aState().of(aircraft).seenAt(SEEN_AT).build();
    }

    static StateVector withSquawk(StateVector state, String squawk) {
        return with(state, squawk, state.category());
    }

    static StateVector withCategory(StateVector state, String category) {
        return with(state, state.squawk(), category);
    }

    private static StateVector with(StateVector state, String squawk, String category) {
        return new StateVector(
                state.aircraft(),
                state.seenAt(),
                state.positionAt(),
                state.callsign(),
                state.position(),
                state.withheld(),
                state.baroAltitudeMeters(),
                state.geoAltitudeMeters(),
                state.onGround(),
                state.motion(),
                squawk,
                state.spi(),
                state.positionSource(),
                category,
                state.origin());
    }
}
