package dev.slipstream.core.trajectory.event;

import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.AirportIndex;
import dev.slipstream.core.trajectory.FlightListener;
import java.util.List;
import java.util.Objects;

/**
 * Finds what happens on one flight other than take-off and landing: a pure function of its observations in
 * their order. Whoever keeps the {@link #memory} after any of them and goes on from it elsewhere gets the same
 * events. What was told is never taken back, so an event is told when the observations show it; its time is
 * that when it happened.
 *
 * <pre>{@code
 * EventWatch watch = EventWatch.of(airports);      // or resume(memory, airports)
 * for (StateVector state : usedOfTheFlight) {
 *     watch.observe(state, flightWithTheState, out);
 * }
 * watch.end(over, out);                            // when it has landed or is lost; the next flight gets a new one
 * }</pre>
 *
 * <p>For one thread.
 */
/*
 * Vertical events come from altitudes alone, in bands that are wider than the steps in which they are sent,
 * so that missing vertical rates do no harm. An altitude stays level when it stays within 200 ft for 45 s.
 * Nothing is told from what a long silence hides: of states every five minutes little can be seen.
 */
public final class EventWatch {
    private static final Spot NOWHERE = new Spot(0, Spot.NONE, Spot.NONE, Spot.NONE);

    private final AltitudeFilter altitudes;
    private final ContactWatch contact;
    private final SquawkWatch squawk;
    private final HoldingWatch holding;
    private final VerticalWatch vertical;
    private final ApproachWatch approach;
    private final CourseWatch course;
    private final List<Watch> all;

    private EventWatch(EventMemory memory, AirportIndex airports) {
        altitudes = new AltitudeFilter(memory.altitude());
        contact = new ContactWatch(memory.contact());
        squawk = new SquawkWatch(memory.squawk());
        holding = new HoldingWatch(memory.holding(), airports);
        vertical = new VerticalWatch(memory.vertical(), holding, airports);
        approach = new ApproachWatch(memory.approach(), airports.reference());
        course = new CourseWatch(memory.course(), airports);
        all = List.of(contact, squawk, holding, vertical, approach, course);
    }

    /** Nothing is known of the flight yet. */
    public static EventWatch of(AirportIndex airports) {
        return resume(EventMemory.NOTHING, airports);
    }

    /** Goes on from what {@link #memory} gave. */
    public static EventWatch resume(EventMemory memory, AirportIndex airports) {
        return new EventWatch(memory, airports);
    }

    /**
     * Takes the next observation of the flight.
     *
     * @param judged not before the last; its position is missing where it was not believed
     * @param soFar the flight as known with this observation, of which id, callsign and departure are used
     */
    public void observe(StateVector judged, Flight soFar, FlightListener out) {
        if (altitudes.changesKind(judged)) {
            vertical.forgetAltitudes();
            approach.forgetAltitudes();
        }
        Spot before = Objects.requireNonNullElse(contact.last(), NOWHERE);
        Sighting now = Sighting.of(judged, before, altitudes.read(judged), soFar, out);
        for (Watch watch : all) {
            watch.observe(now);
        }
    }

    /** Tells what only the end shows, known at {@link Flight#knownAt}. */
    public void end(Flight over, FlightListener out) {
        Teller teller = new Teller(over, over.knownAt(), over.last(), out);
        for (Watch watch : all) {
            watch.end(teller);
        }
    }

    /** What must be remembered to go on. */
    public EventMemory memory() {
        return new EventMemory(
                contact.memory(),
                squawk.memory(),
                altitudes.memory(),
                vertical.memory(),
                approach.memory(),
                holding.memory(),
                course.memory());
    }
}
