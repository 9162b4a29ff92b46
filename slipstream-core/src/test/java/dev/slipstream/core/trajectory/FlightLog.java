package dev.slipstream.core.trajectory;

import dev.slipstream.core.model.EventKind;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.FlightEvent;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.reference.AirportIndex;
import dev.slipstream.core.reference.ReferenceData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what assembling brings. */
final class FlightLog implements FlightListener {
    static final AirportIndex AIRPORTS = AirportIndex.of(ReferenceData.bundled());

    final List<Flight> versions = new ArrayList<>();
    final List<FlightEvent> events = new ArrayList<>();

    @Override
    public void flight(Flight version) {
        versions.add(version);
    }

    @Override
    public void event(FlightEvent event) {
        events.add(event);
    }

    /** The last version of each flight, in the order of their beginning. */
    List<Flight> flights() {
        Map<String, Flight> last = new LinkedHashMap<>();
        versions.forEach(version -> last.put(version.id(), version));
        return List.copyOf(last.values());
    }

    /** Those that were in the air. */
    List<Flight> flown() {
        return flights().stream().filter(Flight::flew).toList();
    }

    List<FlightEvent> events(EventKind kind) {
        return events.stream().filter(event -> event.kind() == kind).toList();
    }

    /** Of one aircraft, until a day after it was heard last. */
    static FlightLog of(List<StateVector> states) {
        FlightLog log = new FlightLog();
        FlightAssembler assembler = FlightAssembler.of(states.get(0).aircraft(), AIRPORTS);
        for (StateVector state : states) {
            assembler.advanceTo(state.seenAt(), log);
            assembler.observe(state, 0, log);
        }
        assembler.advanceTo(states.get(states.size() - 1).seenAt().plus(Duration.ofDays(1)), log);
        return log;
    }
}
