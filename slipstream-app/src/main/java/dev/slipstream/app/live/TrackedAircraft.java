package dev.slipstream.app.live;

import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.StateVector;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One aircraft of the picture: a stable slot, the newest state, the newest position and the path. */
final class TrackedAircraft {
    final int slot;
    private final Trail trail = new Trail();
    private StateVector latest;
    private @Nullable Position position;
    private @Nullable Instant positionAt;
    private long heardAtMillis;
    private boolean identityChanged = true;
    private boolean moved = true;

    TrackedAircraft(int slot, StateVector first, long nowMillis) {
        this.slot = slot;
        this.latest = first;
        accept(first, nowMillis);
    }

    /** Takes a newer state; an older one than the newest only keeps the aircraft alive. */
    void accept(StateVector state, long nowMillis) {
        heardAtMillis = nowMillis;
        if (state.seenAt().isBefore(latest.seenAt())) {
            return;
        }
        if (!Objects.equals(state.callsign(), latest.callsign())
                || !Objects.equals(state.category(), latest.category())) {
            identityChanged = true;
        }
        latest = state;
        moved = true;
        Position newPosition = state.position();
        if (newPosition != null) {
            Instant at = state.positionAt() == null ? state.seenAt() : state.positionAt();
            position = newPosition;
            positionAt = at;
            trail.add(at.toEpochMilli(), newPosition.latitude(), newPosition.longitude(), altitudeMeters());
        }
    }

    StateVector latest() {
        return latest;
    }

    @Nullable
    Position position() {
        return position;
    }

    @Nullable
    Instant positionAt() {
        return positionAt;
    }

    /** Pressure altitude, else geometric. */
    @Nullable
    Double altitudeMeters() {
        return latest.baroAltitudeMeters() != null ? latest.baroAltitudeMeters() : latest.geoAltitudeMeters();
    }

    Trail trail() {
        return trail;
    }

    long heardAtMillis() {
        return heardAtMillis;
    }

    boolean takeIdentityChanged() {
        boolean was = identityChanged;
        identityChanged = false;
        return was;
    }

    boolean takeMoved() {
        boolean was = moved;
        moved = false;
        return was;
    }
}
