package dev.slipstream.core.trajectory;

import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.trajectory.LegMemory.HeldAltitude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Believes one altitude of each observation: pressure, else geometric. What is farther from the last than an
 * aircraft gets in the time is doubted until the next says the same. For one thread.
 */
final class AltitudeSense {
    /** No climb or descent on record is steeper for longer than seconds. */
    private static final double MOST_CLIMB_MPS = 100;

    private static final double STEP_METERS = 150;

    /** Weather moves a pressure altitude by up to 2 % and some hundred metres from the geometric. */
    private static final double MOST_APART_METERS = 1_800;

    private @Nullable HeldAltitude held;

    AltitudeSense(@Nullable HeldAltitude held) {
        this.held = held;
    }

    @Nullable
    HeldAltitude held() {
        return held;
    }

    void forget() {
        held = null;
    }

    /** The altitude in metres; null when none came or none is believed. */
    @Nullable
    Double believe(StateVector state) {
        Double baro = state.baroAltitudeMeters();
        Double geo = state.geoAltitudeMeters();
        Double told = baro != null ? baro : geo;
        if (told == null) {
            return null;
        }
        HeldAltitude last = held;
        if (baro != null && geo != null && Math.abs(baro - geo) > MOST_APART_METERS) {
            told = last == null || Math.abs(geo - last.meters()) < Math.abs(baro - last.meters()) ? geo : baro;
        }
        Instant at = state.seenAt();
        if (last == null || reachable(last, last.meters(), told, at)) {
            held = new HeldAltitude(at, told, null);
            return told;
        }
        Double doubted = last.doubtedMeters();
        if (doubted != null && reachable(last, doubted, told, at)) {
            held = new HeldAltitude(at, told, null);
            return told;
        }
        held = new HeldAltitude(last.at(), last.meters(), told);
        return null;
    }

    private static boolean reachable(HeldAltitude last, double from, double to, Instant at) {
        double seconds = Silence.seconds(last.at(), at);
        return Math.abs(to - from) <= STEP_METERS + MOST_CLIMB_MPS * seconds;
    }
}
