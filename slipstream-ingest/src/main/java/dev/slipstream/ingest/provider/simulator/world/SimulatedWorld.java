package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.ReferenceData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole simulated fleet at any instant: a pure function of seed, size and instant, so that nothing
 * needs to be remembered between runs. Each aircraft repeats its own cycle of legs of about a day, and is
 * somewhere in it at every instant. Immutable and safe for many threads.
 */
public final class SimulatedWorld {

    private final long seed;
    private final List<Slot> slots;

    private SimulatedWorld(long seed, List<Slot> slots) {
        this.seed = seed;
        this.slots = List.copyOf(slots);
    }

    /**
     * Plans the fleet; takes a second for the first 10,000 aircraft.
     *
     * @param aircraft the size of the fleet; some three in four are heard at any instant
     */
    public static SimulatedWorld of(int aircraft, long seed, ReferenceData reference) {
        return new SimulatedWorld(seed, new FleetPlan(aircraft, seed, reference).slots());
    }

    /** The flights in the air at an instant, and where they are. */
    public List<TrueState> flightsInProgress(Instant instant) {
        double now = instant.getEpochSecond() + instant.getNano() / 1e9;
        List<TrueState> out = new ArrayList<>();
        Kinematics motion = new Kinematics();
        for (Slot slot : slots) {
            long cycle = slot.cycleAt(instant.getEpochSecond());
            double second = now - slot.startOfCycle(cycle);
            Leg leg = slot.legAt((long) second);
            if (second >= leg.liftOff() && second < leg.touchDown()) {
                leg.fill(second, motion);
                out.add(state(flight(slot, leg, cycle), motion));
            }
        }
        return out;
    }

    /** The flights that are in the air at some moment from {@code from} to before {@code to}. */
    public List<TrueFlight> flightsBetween(Instant from, Instant to) {
        List<TrueFlight> out = new ArrayList<>();
        for (Slot slot : slots) {
            long last = slot.cycleAt(to.getEpochSecond());
            for (long cycle = slot.cycleAt(from.getEpochSecond()); cycle <= last; cycle++) {
                for (Leg leg : slot.legs()) {
                    TrueFlight flight = flight(slot, leg, cycle);
                    if (flight.arrivedAt().isAfter(from) && flight.departedAt().isBefore(to)) {
                        out.add(flight);
                    }
                }
            }
        }
        return out;
    }

    /** How many slots there are, numbered from 0. */
    public int size() {
        return slots.size();
    }

    public List<Slot> slots() {
        return slots;
    }

    public long seed() {
        return seed;
    }

    /** To be filled by {@link #look}. */
    public Moment newMoment() {
        return new Moment(slots.get(0));
    }

    /**
     * Fills what is true of a slot at an instant; false, and fills nothing, when it does not transmit then.
     *
     * @param epochSecond seconds since 1970
     */
    public boolean look(int number, double epochSecond, Moment out) {
        Slot slot = slots.get(number);
        long second = (long) Math.floor(epochSecond);
        long cycle = slot.cycleAt(second);
        double inCycle = epochSecond - slot.startOfCycle(cycle);
        Leg leg = slot.legAt((long) Math.floor(inCycle));
        if (inCycle < leg.firstHeard() || inCycle > leg.lastHeard()) {
            return false;
        }
        out.slot = slot;
        out.leg = leg;
        out.cycle = cycle;
        out.squawk = squawk(slot, leg, cycle);
        leg.fill(inCycle, out.motion);
        return true;
    }

    /** The truth of a moment in words. */
    public TrueState describe(Moment moment) {
        return state(flight(moment.slot, moment.leg, moment.cycle), moment.motion);
    }

    /** Octal digits below 7000, so never an emergency; skips the codes of uncontrolled flight. */
    private int squawk(Slot slot, Leg leg, long cycle) {
        if (slot.number() % 10 == 9) {
            return Moment.NO_SQUAWK;
        }
        long chance = Mix.hash(seed ^ slot.number(), cycle, -3 - leg.number()) >>> 1;
        int value = 1 + (int) (chance % 06776);
        return value == 01000 || value == 01200 || value == 02000 ? value + 1 : value;
    }

    private static TrueFlight flight(Slot slot, Leg leg, long cycle) {
        long start = slot.startOfCycle(cycle);
        return new TrueFlight(
                slot.icao24(),
                leg.callsign(),
                slot.operator(),
                slot.type().name(),
                leg.departure().ident(),
                leg.arrival().ident(),
                Instant.ofEpochMilli(start * 1000 + Math.round(leg.liftOff() * 1000)),
                Instant.ofEpochMilli(start * 1000 + Math.round(leg.touchDown() * 1000)));
    }

    private static TrueState state(TrueFlight flight, Kinematics motion) {
        return new TrueState(
                flight,
                new Position(motion.latitude(), motion.longitude()),
                motion.baroAltitudeMeters,
                motion.groundSpeedMps,
                motion.trackDegrees(),
                motion.verticalRateMps,
                motion.onGround);
    }
}
