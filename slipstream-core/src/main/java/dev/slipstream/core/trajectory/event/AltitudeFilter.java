package dev.slipstream.core.trajectory.event;

import static dev.slipstream.core.trajectory.event.Spot.NONE;

import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.trajectory.event.EventMemory.Altitude;

/**
 * Chooses one kind of altitude and leaves out values that nothing can have reached since the last: these are
 * believed when they are told for a while. The first of all must be confirmed by the next.
 */
final class AltitudeFilter {
    /** After so long without a pressure altitude the geometric one takes its place: they differ by some hundred metres. */
    private static final long CHANGES_MILLIS = 120_000;

    /** So long one must be told again that nothing can have reached: wrong ones may come twice in a row. */
    private static final long CONFIRMED_MILLIS = 15_000;

    /** Steps of 100 ft from old encoders, and messages that are some seconds older than they say. */
    private static final int NOISE = 6_000;

    /** Of aircraft that do not say how fast they climb: 5,000 ft/min, in centimetres per second. */
    private static final int USUAL_RATE = 2_500;

    private static final int LEAST_RATE = 800;

    /** What changed by more in a longer silence is believed when the next state says so too. */
    private static final double MOST_SECONDS = 120;

    /** So long a vertical rate says something of what follows. */
    private static final double RATE_SECONDS = 60;

    private boolean geometric;
    private long lastMillis;
    private int last;
    private int lastRate;
    private long suspectMillis;
    private int suspect;

    AltitudeFilter(Altitude memory) {
        geometric = memory.geometric();
        lastMillis = memory.millis();
        last = memory.centimeters();
        lastRate = memory.rate();
        suspectMillis = memory.suspectMillis();
        suspect = memory.suspect();
    }

    Altitude memory() {
        return new Altitude(geometric, lastMillis, last, lastRate, suspectMillis, suspect);
    }

    /** Whether the altitudes are now of another kind than those before {@code state}; to be asked before it is read. */
    boolean changesKind(StateVector state) {
        if (last == NONE || onGround(state)) {
            return false;
        }
        boolean baro = state.baroAltitudeMeters() != null;
        return geometric
                ? baro
                : !baro
                        && state.geoAltitudeMeters() != null
                        && state.seenAt().toEpochMilli() - lastMillis > CHANGES_MILLIS;
    }

    /** The altitude of a state in centimetres; {@link Spot#NONE} where there is none or it is not believed. */
    int read(StateVector state) {
        if (last == NONE && !onGround(state)) {
            geometric = state.baroAltitudeMeters() == null;
        } else if (changesKind(state)) {
            geometric = !geometric;
            last = NONE;
            suspect = NONE;
        }
        Double meters = geometric ? state.geoAltitudeMeters() : state.baroAltitudeMeters();
        if (meters == null) {
            return NONE;
        }
        Double climb = state.motion().verticalRateMps();
        return judge(
                state.seenAt().toEpochMilli(),
                (int) Math.rint(meters * 100),
                climb == null ? NONE : (int) Math.rint(climb * 100));
    }

    private int judge(long millis, int altitude, int rate) {
        boolean confirmed = suspect != NONE
                && (last == NONE || millis - suspectMillis >= CONFIRMED_MILLIS)
                && reaches(suspectMillis, suspect, millis, altitude, rate);
        if (!confirmed && (last == NONE || !reaches(lastMillis, last, millis, altitude, rate))) {
            if (suspect == NONE || !reaches(suspectMillis, suspect, millis, altitude, rate)) {
                suspectMillis = millis;
                suspect = altitude;
            }
            return NONE;
        }
        lastMillis = millis;
        last = altitude;
        lastRate = rate;
        suspect = NONE;
        suspectMillis = 0;
        return altitude;
    }

    private boolean reaches(long fromMillis, int from, long millis, int altitude, int rate) {
        double seconds = (millis - fromMillis) / 1000.0;
        double most = USUAL_RATE * Math.min(seconds, MOST_SECONDS);
        if (rate != NONE && lastRate != NONE && seconds <= RATE_SECONDS) {
            most = (LEAST_RATE + 1.5 * Math.max(Math.abs(rate), Math.abs(lastRate))) * seconds;
        }
        return Math.abs(altitude - from) <= NOISE + most;
    }

    private static boolean onGround(StateVector state) {
        return Boolean.TRUE.equals(state.onGround());
    }
}
