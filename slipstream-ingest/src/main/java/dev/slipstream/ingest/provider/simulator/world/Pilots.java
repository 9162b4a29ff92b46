package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.reference.ReferenceData;
import java.util.EnumMap;
import java.util.Map;

/** Gives every leg to the pilot of its kind. */
final class Pilots implements Pilot {

    private final Map<ActorKind, Pilot> byKind;

    private Pilots(Map<ActorKind, Pilot> byKind) {
        this.byKind = new EnumMap<>(byKind);
    }

    static Pilots of(long seed, ReferenceData reference) {
        Weather weather = new Weather(seed);
        Runways runways = new Runways(reference, weather);
        Map<ActorKind, Pilot> out = new EnumMap<>(ActorKind.class);
        out.put(ActorKind.AIRLINER, new AirlinePilot(seed, weather, runways, new Alternates(reference, runways)));
        out.put(ActorKind.MILITARY, new SortiePilot(seed, runways, Drawings::military));
        out.put(ActorKind.HELICOPTER, new SortiePilot(seed, runways, Drawings::helicopter));
        out.put(ActorKind.GLIDER, new SortiePilot(seed, runways, Drawings::glider));
        out.put(ActorKind.LIGHT_AIRCRAFT, new SortiePilot(seed, runways, Drawings::light));
        out.put(ActorKind.GROUND_VEHICLE, new SortiePilot(seed, runways, Drawings::vehicle));
        return new Pilots(out);
    }

    @Override
    public Leg fly(Slot slot, PlannedLeg plan, long cycle) {
        Pilot pilot = byKind.get(slot.kind());
        if (pilot == null) {
            throw new IllegalStateException("Cannot fly a leg: there is no pilot for " + slot.kind());
        }
        return pilot.fly(slot, plan, cycle);
    }
}
