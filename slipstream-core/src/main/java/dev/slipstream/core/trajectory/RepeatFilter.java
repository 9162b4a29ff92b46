package dev.slipstream.core.trajectory;

import dev.slipstream.core.model.StateVector;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the states that only say again what was known: polling brings a quarter of the points
 * unchanged. A state repeats when an earlier one has the same provider, aircraft, time seen and time
 * of position.
 *
 * <p>States must come in the order (seen at, capture id, item index) within an aircraft, one
 * aircraft after the other. Because the time seen is part of the identity, a repeat lies in the same
 * hour as what it repeats: hours can be filtered one by one, and the filter holds one instant of one
 * aircraft. For one thread.
 */
public final class RepeatFilter {
    private record Identity(String provider, @Nullable Instant positionAt) {}

    private final Set<Identity> atThisInstant = new HashSet<>();
    private String aircraft = "";
    private Instant seenAt = Instant.MIN;

    /** Whether {@code state} repeats an earlier one; if not, later ones may repeat it. */
    public boolean repeats(StateVector state) {
        return repeats(state.aircraft(), state.seenAt(), state.origin().provider(), state.positionAt());
    }

    /** As {@link #repeats(StateVector)}, for rows that are not state vectors. */
    public boolean repeats(String ofAircraft, Instant atTime, String provider, @Nullable Instant positionAt) {
        if (!atTime.equals(seenAt) || !ofAircraft.equals(aircraft)) {
            if (ofAircraft.equals(aircraft) && atTime.isBefore(seenAt)) {
                throw new IllegalArgumentException(
                        "Cannot filter repeats: " + ofAircraft + " at " + atTime + " comes after " + seenAt);
            }
            atThisInstant.clear();
            aircraft = ofAircraft;
            seenAt = atTime;
        }
        return !atThisInstant.add(new Identity(provider, positionAt));
    }
}
