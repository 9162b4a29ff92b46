package dev.slipstream.core.trajectory.event;

import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.trajectory.FlightListener;

/**
 * One state as the watches look at it.
 *
 * @param spot of its time; the position is the last that was believed, the altitude of this state where it is
 *     believed, else {@link Spot#NONE}
 * @param placed whether the position is of this state
 * @param flight as known with this state
 */
record Sighting(StateVector state, Spot spot, boolean placed, Flight flight, Teller teller) {
    static Sighting of(StateVector state, Spot before, int altitude, Flight flight, FlightListener out) {
        Position position = state.position();
        Spot spot = new Spot(
                state.seenAt().toEpochMilli(),
                position == null ? before.latitude() : Spot.units(position.latitude()),
                position == null ? before.longitude() : Spot.units(position.longitude()),
                altitude);
        return new Sighting(
                state, spot, position != null, flight, new Teller(flight, state.seenAt(), state.origin(), out));
    }

    long millis() {
        return spot.millis();
    }

    /** Whether it is a glider, balloon, parachutist or ultralight, which keep no levels and fly no procedures. */
    boolean soars() {
        String category = flight.category();
        return category != null && category.startsWith("B") && !category.equals("B6");
    }

    boolean onGround() {
        return Boolean.TRUE.equals(state.onGround());
    }
}
