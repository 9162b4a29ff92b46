package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.ReferenceData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The whole simulated fleet at any instant: a pure function of seed, size and instant, so that nothing
 * needs to be remembered between runs. Each aircraft repeats its own timetable of about a day, flown anew
 * in every turn by that day's chance and weather, and is somewhere in it at every instant. Safe for many
 * threads.
 */
/*
 * A leg in all its detail takes some kilobytes and microseconds to draw, and there are a million in a
 * large fleet's timetables. So only the one that was asked for last is kept of each slot: that is quick
 * for time that goes on, and changes no answer.
 */
public final class SimulatedWorld {

    /** After this time of silence a leg is dropped: nobody asks how it ended any more. */
    private static final double KEPT_SECONDS = 60;

    /** A leg, or when it ended. */
    private record Drawn(
            long cycle,
            int number,
            double lastHeard,
            @Nullable Leg leg) {}

    private final long seed;
    private final List<Slot> slots;
    private final Pilot pilot;
    private final Leg anyLeg;
    private final AtomicReferenceArray<@Nullable Drawn> drawn;

    private SimulatedWorld(long seed, List<Slot> slots, Pilot pilot) {
        this.seed = seed;
        this.slots = List.copyOf(slots);
        this.pilot = pilot;
        drawn = new AtomicReferenceArray<>(slots.size());
        anyLeg = pilot.fly(slots.get(0), slots.get(0).timetable().get(0), 0);
    }

    /**
     * Plans the fleet; takes a second for the first 10,000 aircraft.
     *
     * @param aircraft the size of the fleet; some three in four are heard at any instant
     */
    public static SimulatedWorld of(int aircraft, long seed, ReferenceData reference) {
        return new SimulatedWorld(seed, new FleetPlan(aircraft, seed, reference).slots(), Pilots.of(seed, reference));
    }

    /** The flights in the air at an instant, and where they are. */
    public List<TrueState> flightsInProgress(Instant instant) {
        double now = instant.getEpochSecond() + instant.getNano() / 1e9;
        List<TrueState> out = new ArrayList<>();
        Moment moment = newMoment();
        for (Slot slot : slots) {
            if (look(slot.number(), now, moment) && moment.leg.flies()) {
                double second = now - slot.startOfCycle(moment.cycle);
                if (second >= moment.leg.liftOff() && second < moment.leg.touchDown()) {
                    out.add(describe(moment));
                }
            }
        }
        return out;
    }

    /** The flights that are in the air at some moment from {@code from} to before {@code to}. */
    public List<TrueFlight> flightsBetween(Instant from, Instant to) {
        List<TrueFlight> out = new ArrayList<>();
        forEachLeg(from, to, (slot, cycle, leg) -> {
            TrueFlight flight = Truth.flight(slot, cycle, leg);
            if (leg.flies()
                    && flight.arrivedAt().isAfter(from)
                    && flight.departedAt().isBefore(to)) {
                out.add(flight);
            }
        });
        return out;
    }

    /** What happens from {@code from} to before {@code to}, in order of time. */
    public List<TrueEvent> eventsBetween(Instant from, Instant to) {
        List<TrueEvent> out = new ArrayList<>();
        forEachLeg(from, to, (slot, cycle, leg) -> {
            for (TrueEvent event : Truth.events(slot, cycle, leg)) {
                if (!event.at().isBefore(from) && event.at().isBefore(to)) {
                    out.add(event);
                }
            }
        });
        out.sort(Comparator.comparing(TrueEvent::at).thenComparing(TrueEvent::aircraft));
        return out;
    }

    private interface LegAction {
        void accept(Slot slot, long cycle, Leg leg);
    }

    /** All legs that may transmit at some moment of a time. */
    private void forEachLeg(Instant from, Instant to, LegAction action) {
        for (Slot slot : slots) {
            long last = slot.cycleAt(to.getEpochSecond());
            for (long cycle = slot.cycleAt(from.getEpochSecond()); cycle <= last; cycle++) {
                long start = slot.startOfCycle(cycle);
                for (PlannedLeg plan : slot.timetable()) {
                    if (start + plan.end() >= from.getEpochSecond() && start + plan.start() <= to.getEpochSecond()) {
                        action.accept(slot, cycle, legOf(slot, plan, cycle));
                    }
                }
            }
        }
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
        return new Moment(slots.get(0), anyLeg, 1);
    }

    /**
     * To be filled by {@link #look} of one slot after another, again and again: remembers some 200 bytes of
     * each, and so is several times as fast in this.
     */
    public Moment newMomentOfAll() {
        return new Moment(slots.get(0), anyLeg, slots.size());
    }

    /** The legs of one turn of a slot's cycle, in order. */
    public List<Leg> legsOf(Slot slot, long cycle) {
        return slot.timetable().stream().map(plan -> legOf(slot, plan, cycle)).toList();
    }

    /**
     * Fills what is true of a slot at an instant; false, and fills nothing, when it does not transmit then.
     * Allocates only when a slot has begun another leg since it was asked for last.
     *
     * @param epochSecond seconds since 1970
     */
    public boolean look(int number, double epochSecond, Moment out) {
        if (!out.stretches.hold(number, epochSecond)) {
            remember(number, epochSecond, out.stretches);
        }
        return out.stretches.fill(slots.get(number), number, epochSecond, out);
    }

    private void remember(int number, double epochSecond, Stretches out) {
        Slot slot = slots.get(number);
        long cycle = slot.cycleAt((long) Math.floor(epochSecond));
        long start = slot.startOfCycle(cycle);
        double inCycle = epochSecond - start;
        PlannedLeg plan = slot.legAt((long) Math.floor(inCycle));
        if (inCycle < plan.start()) {
            out.silence(number, start, start + (double) plan.start());
            return;
        }
        double lastHeard = Math.min(plan.end(), lastHeard(slot, plan, cycle));
        if (inCycle <= lastHeard) {
            out.movement(slot, cycle, legOf(slot, plan, cycle), inCycle);
        } else if (inCycle <= lastHeard + KEPT_SECONDS) {
            out.silence(number, start + lastHeard, start + lastHeard + KEPT_SECONDS);
        } else {
            forget(number, cycle, plan);
            out.silence(number, start + lastHeard + KEPT_SECONDS, start + slot.endOfSilence(plan));
        }
    }

    private void forget(int number, long cycle, PlannedLeg plan) {
        Drawn known = drawn.getAcquire(number);
        if (known != null && known.leg() != null && known.cycle() == cycle && known.number() == plan.number()) {
            drawn.setRelease(number, new Drawn(cycle, plan.number(), known.lastHeard(), null));
        }
    }

    private double lastHeard(Slot slot, PlannedLeg plan, long cycle) {
        Drawn known = drawn.getAcquire(slot.number());
        return known != null && known.cycle() == cycle && known.number() == plan.number()
                ? known.lastHeard()
                : legOf(slot, plan, cycle).lastHeard();
    }

    private Leg legOf(Slot slot, PlannedLeg plan, long cycle) {
        Drawn known = drawn.getAcquire(slot.number());
        if (known != null && known.cycle() == cycle && known.number() == plan.number() && known.leg() != null) {
            return known.leg();
        }
        Leg leg = pilot.fly(slot, plan, cycle);
        drawn.setRelease(slot.number(), new Drawn(cycle, plan.number(), leg.lastHeard(), leg));
        return leg;
    }

    /** The truth of a moment in words. */
    public TrueState describe(Moment moment) {
        Kinematics motion = moment.motion;
        return new TrueState(
                Truth.flight(moment.slot, moment.cycle, moment.leg),
                new Position(motion.latitude(), motion.longitude()),
                motion.baroAltitudeMeters,
                motion.groundSpeedMps,
                motion.trackDegrees(),
                motion.verticalRateMps,
                motion.onGround);
    }
}
