package dev.slipstream.core.trajectory;

import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.FlightEvent;

/** Takes what assembling brings, in the order of {@code knownAt}. */
public interface FlightListener {

    /** A flight began, became known better, or is over. */
    void flight(Flight version);

    void event(FlightEvent event);
}
