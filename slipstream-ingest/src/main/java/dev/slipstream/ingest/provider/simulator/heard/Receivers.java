package dev.slipstream.ingest.provider.simulator.heard;

import dev.slipstream.ingest.provider.simulator.heard.Observation.CallsignSent;
import dev.slipstream.ingest.provider.simulator.world.Kinematics;
import dev.slipstream.ingest.provider.simulator.world.Mix;
import dev.slipstream.ingest.provider.simulator.world.Moment;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What receivers make of the simulated world: a pure function of world and second, with gaps over
 * oceans, old and lost positions, measuring errors and missing callsigns. Immutable and safe for many
 * threads.
 *
 * <p>An aircraft out of reach, or silent, stays in the answers for {@link #REUSE_SECONDS}; so long a
 * position is told again, then it is missing. While single messages are lost ({@link Reception}) what was
 * said last is said again, for minutes. The last contact of an aircraft never goes back.
 */
public final class Receivers {

    /** For so long OpenSky tells positions again and lists aircraft that are no longer heard. */
    static final int REUSE_SECONDS = 15;

    private static final long NEVER = Long.MIN_VALUE;

    private static final int CALLSIGN_BLANK_PER_MILLE = 20;
    private static final int CALLSIGN_NULL_PER_MILLE = 7;
    private static final int IDENT_PER_MILLE = 5;

    private final SimulatedWorld world;
    private final Coverage coverage;
    private final Reception reception;
    private final Instruments instruments;

    public Receivers(SimulatedWorld world) {
        this(world, Coverage.bundled());
    }

    public Receivers(SimulatedWorld world, Coverage coverage) {
        this.world = world;
        this.coverage = coverage;
        reception = new Reception(world.seed());
        instruments = new Instruments(world.seed());
    }

    SimulatedWorld world() {
        return world;
    }

    Observation newObservation() {
        return new Observation(world.newMoment());
    }

    /** To be filled for one slot after another, again and again; as {@link SimulatedWorld#newMomentOfAll}. */
    Observation newObservationOfAll() {
        return new Observation(world.newMomentOfAll());
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

    /** Fills what the answer of {@code second} says of a slot; false when it is not listed. */
    boolean observe(int number, long second, Observation out) {
        long newest = reception.contact(number, second);
        long contact = hears(number, newest, out.truth) ? newest : lastHeardBefore(number, newest, out.truth);
        if (contact == NEVER) {
            return false;
        }
        long position = Math.min(reception.position(number, newest), contact);
        out.positionSent =
                contact - position <= REUSE_SECONDS && (position == contact || hears(number, position, out.truth));
        if (!out.positionSent) {
            hears(number, contact, out.truth);
        }
        out.lastContact = contact;
        out.timePosition = position;
        long dice = Mix.hash(world.seed() ^ number, second >> 6, -1) >>> 1;
        out.callsignSent = callsignSent((int) (dice % 1000));
        out.identing = dice / 1000 % 1000 < IDENT_PER_MILLE;
        instruments.measure(out);
        return true;
    }

    /**
     * The newest second at which the slot was heard, if it was so {@link #REUSE_SECONDS} before a second,
     * with the truth at it; else {@link #NEVER}.
     */
    private long lastHeardBefore(int number, long second, Moment truth) {
        if (!hears(number, second - REUSE_SECONDS, truth)) {
            return NEVER;
        }
        long last = second - 1;
        while (!hears(number, last, truth)) {
            last--;
        }
        return last;
    }

    private boolean hears(int number, long second, Moment truth) {
        if (!world.look(number, second, truth)) {
            return false;
        }
        Kinematics motion = truth.motion;
        return coverage.hears(motion.latitude(), motion.longitude(), motion.baroAltitudeMeters);
    }

    private static CallsignSent callsignSent(int dice) {
        if (dice < CALLSIGN_BLANK_PER_MILLE) {
            return CallsignSent.BLANK;
        }
        return dice < CALLSIGN_BLANK_PER_MILLE + CALLSIGN_NULL_PER_MILLE ? CallsignSent.NULL : CallsignSent.YES;
    }
}
