package dev.slipstream.ingest.provider.simulator;

import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.ingest.provider.simulator.Observation.CallsignSent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole simulated fleet at any instant: a pure function of seed, size and instant, so that nothing
 * needs to be remembered between runs. Each aircraft repeats its own cycle of legs of about a day, and is
 * somewhere in it at every instant. Immutable and safe for many threads.
 */
public final class SimulatedWorld {

    private static final int POSITION_LOST_PERCENT = 2;
    private static final int CALLSIGN_BLANK_PER_MILLE = 15;
    private static final int CALLSIGN_NULL_PER_MILLE = 5;
    private static final int LONGEST_LAG_SECONDS = 15;

    private final long seed;
    private final List<Slot> slots;

    private SimulatedWorld(long seed, List<Slot> slots) {
        this.seed = seed;
        this.slots = List.copyOf(slots);
    }

    /** Plans the fleet; takes a second for the first 10,000 aircraft. */
    public static SimulatedWorld of(SimulatorOptions options, ReferenceData reference) {
        return new SimulatedWorld(options.seed(), new FleetPlan(options.aircraft(), options.seed(), reference).slots());
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

    /**
     * The answer itself: the body of {@code /states/all?extended=1} at a whole second, as {@link
     * SimulatorProvider} gives it.
     */
    public byte[] answerBodyAt(Instant second) {
        return new StatesEncoder(this).encode(second.getEpochSecond());
    }

    /** What the answer of a whole second says, row by row, beside the truth. */
    public List<HeardState> answeredAt(Instant second) {
        List<HeardState> out = new ArrayList<>();
        Observation seen = observation();
        for (int i = 0; i < slots.size(); i++) {
            if (observe(i, second.getEpochSecond(), seen)) {
                out.add(new HeardState(
                        state(flight(seen.slot, seen.leg, seen.cycle), seen.motion),
                        Instant.ofEpochSecond(seen.lastContact),
                        seen.positionSent ? Instant.ofEpochSecond(seen.timePosition) : null,
                        seen.callsignSent == CallsignSent.YES));
            }
        }
        return out;
    }

    int size() {
        return slots.size();
    }

    List<Slot> slots() {
        return slots;
    }

    long seed() {
        return seed;
    }

    Observation observation() {
        return new Observation(slots.get(0));
    }

    /** Fills what the answer of {@code second} says of a slot; false when it is silent. */
    boolean observe(int number, long second, Observation out) {
        Slot slot = slots.get(number);
        long cycle = slot.cycleAt(second);
        long start = slot.startOfCycle(cycle);
        Leg leg = slot.legAt(second - start);
        // The lag stays the same through a leg, and legs are minutes of silence apart: so the time of
        // the last contact always grows from answer to answer.
        long chance = Mix.hash(seed ^ number, cycle, leg.number()) >>> 1;
        int lag = 1 + (int) (chance / 100 % LONGEST_LAG_SECONDS);
        int kind = (int) (chance % 100);
        long contact = kind < 10 ? second - lag : second;
        long firstHeard = start + leg.firstHeard();
        if (contact < firstHeard || contact > start + leg.lastHeard()) {
            return false;
        }
        out.slot = slot;
        out.leg = leg;
        out.cycle = cycle;
        out.lastContact = contact;
        out.timePosition = kind < 15 ? Math.max(second - lag, firstHeard) : contact;
        long dice = Mix.hash(seed ^ number, second >> 6, -1) >>> 1;
        out.positionSent = dice % 100 >= POSITION_LOST_PERCENT;
        out.callsignSent = callsignSent((int) (dice / 100 % 1000));
        leg.fill((out.positionSent ? out.timePosition : contact) - start, out.motion);
        return true;
    }

    private static CallsignSent callsignSent(int dice) {
        if (dice < CALLSIGN_BLANK_PER_MILLE) {
            return CallsignSent.BLANK;
        }
        return dice < CALLSIGN_BLANK_PER_MILLE + CALLSIGN_NULL_PER_MILLE ? CallsignSent.NULL : CallsignSent.YES;
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
