package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import dev.slipstream.ingest.provider.simulator.world.Course.Mark;
import dev.slipstream.ingest.provider.simulator.world.Leg.Emergency;
import dev.slipstream.ingest.provider.simulator.world.TrueEvent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a leg down as records. */
final class Truth {

    private Truth() {}

    static TrueFlight flight(Slot slot, long cycle, Leg leg) {
        double from = leg.flies() ? leg.liftOff() : leg.firstHeard();
        double to = leg.flies() ? leg.touchDown() : leg.lastHeard();
        return new TrueFlight(
                slot.icao24(),
                leg.callsign(),
                slot.operator(),
                slot.type().name(),
                slot.kind(),
                leg.departure().ident(),
                leg.arrival().ident(),
                leg.plannedDeparture().ident(),
                leg.plannedArrival().ident(),
                leg.departureRunway(),
                leg.arrivalRunway(),
                instant(slot, cycle, from),
                instant(slot, cycle, to),
                GreatCircle.distanceMeters(
                        leg.departure().position(), leg.arrival().position()));
    }

    static List<TrueEvent> events(Slot slot, long cycle, Leg leg) {
        List<TrueEvent> out = new ArrayList<>();
        for (Mark mark : leg.course().marks()) {
            out.add(event(slot, cycle, leg, mark));
        }
        Emergency emergency = leg.emergency();
        if (emergency != null) {
            String code = String.format(Locale.ROOT, "%04o", emergency.squawk());
            out.add(event(slot, cycle, leg, new Mark(Kind.EMERGENCY_BEGIN, emergency.from(), code)));
            out.add(event(slot, cycle, leg, new Mark(Kind.EMERGENCY_END, emergency.until(), code)));
        }
        return out;
    }

    private static TrueEvent event(Slot slot, long cycle, Leg leg, Mark mark) {
        Kinematics motion = new Kinematics();
        leg.course().fill(mark.second(), motion);
        return new TrueEvent(
                slot.icao24(),
                instant(slot, cycle, leg.liftOff()),
                mark.kind(),
                instant(slot, cycle, leg.firstHeard() + mark.second()),
                new Position(motion.latitude(), motion.longitude()),
                motion.baroAltitudeMeters,
                mark.detail());
    }

    private static Instant instant(Slot slot, long cycle, double second) {
        return Instant.ofEpochMilli(slot.startOfCycle(cycle) * 1000 + Math.round(second * 1000));
    }
}
