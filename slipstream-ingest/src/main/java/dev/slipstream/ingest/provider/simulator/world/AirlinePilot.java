package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.reference.Airport;
import dev.slipstream.ingest.provider.simulator.world.AirlinerCourse.Flight;
import dev.slipstream.ingest.provider.simulator.world.Leg.Emergency;
import dev.slipstream.ingest.provider.simulator.world.Runways.Strip;
import dev.slipstream.ingest.provider.simulator.world.TrueEvent.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flies airliners, and whatever befalls them. */
/*
 * After a diversion the next leg departs from where the aircraft is. That a leg after one that would
 * divert never diverts itself keeps the question where an aircraft is from going back further than one leg.
 */
final class AirlinePilot implements Pilot {

    private static final double BLANK_CALLSIGN_SHARE = 0.007;
    private static final double LEAST_SILENCE_SECONDS = 120;

    private final long seed;
    private final Weather weather;
    private final Runways runways;
    private final Alternates alternates;
    private final Squawks squawks;

    AirlinePilot(long seed, Weather weather, Runways runways, Alternates alternates) {
        this.seed = seed;
        this.weather = weather;
        this.runways = runways;
        this.alternates = alternates;
        squawks = new Squawks(seed);
    }

    @Override
    public Leg fly(Slot slot, PlannedLeg plan, long cycle) {
        PlannedLeg before = neighbour(slot, plan, -1);
        long cycleBefore = plan.number() == 0 ? cycle - 1 : cycle;
        boolean mayBeElsewhere = wouldDivert(slot, before, cycleBefore);
        Airport departure = mayBeElsewhere
                ? flyFrom(before.departure(), slot, before, cycleBefore, true).arrival()
                : plan.departure();
        return flyFrom(departure, slot, plan, cycle, !mayBeElsewhere);
    }

    private boolean wouldDivert(Slot slot, PlannedLeg plan, long cycle) {
        if (!Happenings.of(Chance.of(seed, slot.number(), cycle, plan.number())).diverts()) {
            return false;
        }
        long cycleBefore = plan.number() == 0 ? cycle - 1 : cycle;
        int legBefore = neighbour(slot, plan, -1).number();
        return !Happenings.of(Chance.of(seed, slot.number(), cycleBefore, legBefore))
                .diverts();
    }

    private static PlannedLeg neighbour(Slot slot, PlannedLeg plan, int step) {
        List<PlannedLeg> all = slot.timetable();
        return all.get(Math.floorMod(plan.number() + step, all.size()));
    }

    private Leg flyFrom(Airport departure, Slot slot, PlannedLeg plan, long cycle, boolean mayDivert) {
        Chance chance = Chance.of(seed, slot.number(), cycle, plan.number());
        Happenings drawn = Happenings.of(chance);
        Happenings happenings = mayDivert && wouldDivert(slot, plan, cycle) ? drawn : drawn.withoutDiversion();
        Leg leg = leg(departure, slot, plan, cycle, happenings);
        boolean late = leg.lastHeard() > plan.end() - LEAST_SILENCE_SECONDS;
        return late ? leg(departure, slot, plan, cycle, happenings.shortened()) : leg;
    }

    private Leg leg(Airport departure, Slot slot, PlannedLeg plan, long cycle, Happenings happenings) {
        Chance chance = Chance.of(seed, slot.number(), cycle, plan.number());
        double part = happenings.emergencySquawk() == 0 ? chance.between(0.8, 0.97, 50) : chance.between(0.35, 0.9, 50);
        Airport alternate = happenings.diverts()
                ? alternates.find(
                        departure, plan.arrival(), neighbour(slot, plan, 1).arrival(), part)
                : null;
        Performance performance = Performance.of(slot.type(), chance);
        long start = slot.startOfCycle(cycle);
        Airport arrival = alternate == null ? plan.arrival() : alternate;
        Strip off = strip(departure, performance, start + plan.start(), chance, 51);
        Strip planned = strip(plan.arrival(), performance, start + plan.end(), chance, 52);
        Strip on = alternate == null ? planned : strip(alternate, performance, start + plan.end(), chance, 52);
        Flight flight = new Flight(
                departure,
                plan.arrival(),
                alternate,
                part,
                off,
                planned,
                on,
                Ground.stand(seed, slot.number(), departure),
                Ground.stand(seed, slot.number(), arrival));
        Course course =
                new AirlinerCourse(flight, performance, weather, start + plan.start(), happenings, chance).draw();
        return new Leg(
                plan.number(),
                chance.unit(53) < BLANK_CALLSIGN_SHARE ? null : plan.callsign(),
                departure,
                arrival,
                plan.departure(),
                plan.arrival(),
                off.ident(),
                on.ident(),
                plan.start(),
                course,
                squawks.controlled(slot, chance),
                emergency(happenings, course, chance));
    }

    private Strip strip(Airport airport, Performance performance, long epochSecond, Chance chance, int question) {
        return runways.choose(airport, performance.shortestRunwayMeters(), epochSecond, chance.unit(question));
    }

    /** Before a diversion from a little earlier until it has landed; else a good part of the flight. */
    private static @Nullable Emergency emergency(Happenings happenings, Course course, Chance chance) {
        int squawk = happenings.emergencySquawk();
        if (squawk == 0) {
            return null;
        }
        double up = course.first(Kind.TAKE_OFF);
        double down = course.last(Kind.LANDING);
        double diversion = course.first(Kind.DIVERSION);
        double from = Double.isNaN(diversion)
                ? up + chance.between(0.2, 0.6, 54) * (down - up)
                : diversion - chance.between(30, 120, 55);
        double until = squawk == 07500 ? from + chance.between(0.4, 0.8, 56) * (down - from) : down + 40;
        return new Emergency(squawk, Math.floor(from), Math.floor(until));
    }
}
