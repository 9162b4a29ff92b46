package dev.slipstream.ingest.provider.simulator.heard;

import dev.slipstream.ingest.provider.simulator.heard.Observation.CallsignSent;
import dev.slipstream.ingest.provider.simulator.world.Mix;
import dev.slipstream.ingest.provider.simulator.world.Moment;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What receivers make of the simulated world: a pure function of world and second, with old positions,
 * lost ones and missing callsigns. Immutable and safe for many threads.
 */
public final class Receivers {

    private static final int POSITION_LOST_PERCENT = 2;
    private static final int CALLSIGN_BLANK_PER_MILLE = 15;
    private static final int CALLSIGN_NULL_PER_MILLE = 5;
    private static final int LONGEST_LAG_SECONDS = 15;

    private final SimulatedWorld world;

    public Receivers(SimulatedWorld world) {
        this.world = world;
    }

    SimulatedWorld world() {
        return world;
    }

    Observation newObservation() {
        return new Observation(world.newMoment());
    }

    /** What the answer of a whole second says, row by row, beside the truth. */
    public List<HeardState> answeredAt(Instant second) {
        List<HeardState> out = new ArrayList<>();
        Observation seen = newObservation();
        for (int i = 0; i < world.size(); i++) {
            if (observe(i, second.getEpochSecond(), seen)) {
                out.add(new HeardState(
                        world.describe(seen.truth),
                        Instant.ofEpochSecond(seen.lastContact),
                        seen.positionSent ? Instant.ofEpochSecond(seen.timePosition) : null,
                        seen.callsignSent == CallsignSent.YES && seen.truth.callsign != null));
            }
        }
        return out;
    }

    /** Fills what the answer of {@code second} says of a slot; false when it is silent. */
    boolean observe(int number, long second, Observation out) {
        Moment truth = out.truth;
        if (!world.look(number, second, truth) && !world.look(number, second - LONGEST_LAG_SECONDS, truth)) {
            return false;
        }
        long start = truth.slot.startOfCycle(truth.cycle);
        // The lag stays the same through a leg, and legs are minutes of silence apart: so the time of
        // the last contact always grows from answer to answer.
        long chance = Mix.hash(world.seed() ^ number, truth.cycle, truth.leg.number()) >>> 1;
        int lag = 1 + (int) (chance / 100 % LONGEST_LAG_SECONDS);
        int kind = (int) (chance % 100);
        long contact = kind < 10 ? second - lag : second;
        long firstHeard = start + truth.leg.firstHeard();
        if (contact < firstHeard || contact > start + truth.leg.lastHeard()) {
            return false;
        }
        out.lastContact = contact;
        out.timePosition = kind < 15 ? Math.max(second - lag, firstHeard) : contact;
        long dice = Mix.hash(world.seed() ^ number, second >> 6, -1) >>> 1;
        out.positionSent = dice % 100 >= POSITION_LOST_PERCENT;
        out.callsignSent = callsignSent((int) (dice / 100 % 1000));
        return world.look(number, out.positionSent ? out.timePosition : contact, truth);
    }

    private static CallsignSent callsignSent(int dice) {
        if (dice < CALLSIGN_BLANK_PER_MILLE) {
            return CallsignSent.BLANK;
        }
        return dice < CALLSIGN_BLANK_PER_MILLE + CALLSIGN_NULL_PER_MILLE ? CallsignSent.NULL : CallsignSent.YES;
    }
}
