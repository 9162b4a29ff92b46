package dev.slipstream.core.trajectory;

import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a state is believed, from the state and its arrival alone, so that live, replayed
 * and rebuilt data are judged alike. Times are looked at first, then altitude, speed and climb; the
 * first that is broken is the reason.
 *
 * <p>The event time of a state or refusal is used only within {@link #MAX_CONTACT_AGE} before and
 * {@link #MAX_CLOCK_SKEW} after the arrival. An hour's items therefore all arrive between a minute
 * before it begins and an hour after it ends.
 */
public final class StateChecks {
    /** Clocks of receivers and of this machine differ; OpenSky quantises to 10 s besides. */
    public static final Duration MAX_CLOCK_SKEW = Duration.ofSeconds(60);

    /** OpenSky lists aircraft for up to 5 minutes after the last message; an hour is beyond any outage. */
    public static final Duration MAX_CONTACT_AGE = Duration.ofHours(1);

    /** OpenSky reuses positions for 15 s, yet 10% in recorded answers are older than a minute. */
    public static final Duration MAX_POSITION_AGE = Duration.ofSeconds(60);

    /** The lowest aerodrome, −378 m, on a day of 1,085 hPa reads −1,000 m of pressure altitude. */
    public static final double MIN_ALTITUDE_METERS = -1_500;

    /** Balloons reach it (28,560 m in a recording); the highest level flight was at 25,929 m (FAI, 1976). */
    public static final double MAX_ALTITUDE_METERS = 30_000;

    /** The fastest jet flew 981 m/s (FAI, 1976); with 120 m/s of jet stream. */
    public static final double MAX_GROUND_SPEED_MPS = 1_100;

    /** Above what ADS-B can say: 32,608 ft/min is 166 m/s (DO-260B, 2.2.3.2.6.1.11). */
    public static final double MAX_VERTICAL_RATE_MPS = 200;

    private StateChecks() {}

    /** The state as it came, the state without its position, or a refusal. */
    public static Item check(StateVector state) {
        return check(state, state.origin().receivedAt());
    }

    /**
     * As {@link #check}, of a source that brings later what was missed: since nothing else is known to be newer, a
     * position is as good as its message, so its age counts back from the last contact.
     */
    public static Item checkCaughtUp(StateVector state) {
        return check(state, state.seenAt());
    }

    private static Item check(StateVector state, Instant positionDueAt) {
        Instant receivedAt = state.origin().receivedAt();
        if (state.seenAt().isAfter(receivedAt.plus(MAX_CLOCK_SKEW))) {
            return reject(
                    state,
                    RejectReason.FUTURE_TIME,
                    "last contact " + state.seenAt() + " is after arrival at " + receivedAt + " by more than "
                            + MAX_CLOCK_SKEW.toSeconds() + " s");
        }
        if (state.seenAt().isBefore(receivedAt.minus(MAX_CONTACT_AGE))) {
            return reject(
                    state,
                    RejectReason.STALE_CONTACT,
                    "last contact " + state.seenAt() + " is before arrival at " + receivedAt + " by more than "
                            + MAX_CONTACT_AGE.toSeconds() + " s");
        }
        Rejected impossible = findImpossible(state);
        return impossible != null ? impossible : withholdUnbelievablePosition(state, positionDueAt);
    }

    /** The instant whose hour counts an item: its event time where that is believed, else its arrival. */
    public static Instant accountedAt(@Nullable Instant seenAt, Instant receivedAt) {
        if (seenAt == null
                || seenAt.isAfter(receivedAt.plus(MAX_CLOCK_SKEW))
                || seenAt.isBefore(receivedAt.minus(MAX_CONTACT_AGE))) {
            return receivedAt;
        }
        return seenAt;
    }

    private static @Nullable Rejected findImpossible(StateVector state) {
        Double baro = state.baroAltitudeMeters();
        Double geo = state.geoAltitudeMeters();
        Double speed = state.motion().groundSpeedMps();
        Double climb = state.motion().verticalRateMps();
        if (isOutside(baro, MIN_ALTITUDE_METERS, MAX_ALTITUDE_METERS)) {
            return reject(state, RejectReason.IMPOSSIBLE_ALTITUDE, "pressure altitude " + baro + " m");
        }
        if (isOutside(geo, MIN_ALTITUDE_METERS, MAX_ALTITUDE_METERS)) {
            return reject(state, RejectReason.IMPOSSIBLE_ALTITUDE, "geometric altitude " + geo + " m");
        }
        if (isOutside(speed, 0, MAX_GROUND_SPEED_MPS)) {
            return reject(state, RejectReason.IMPOSSIBLE_SPEED, "ground speed " + speed + " m/s");
        }
        if (isOutside(climb, -MAX_VERTICAL_RATE_MPS, MAX_VERTICAL_RATE_MPS)) {
            return reject(state, RejectReason.IMPOSSIBLE_CLIMB, "vertical rate " + climb + " m/s");
        }
        return null;
    }

    private static StateVector withholdUnbelievablePosition(StateVector state, Instant positionDueAt) {
        Instant positionAt = state.positionAt();
        Instant receivedAt = state.origin().receivedAt();
        if (state.position() == null || positionAt == null) {
            return state;
        }
        if (positionAt.isAfter(receivedAt.plus(MAX_CLOCK_SKEW))) {
            return state.withholdingPosition(RejectReason.FUTURE_TIME);
        }
        if (positionAt.isBefore(positionDueAt.minus(MAX_POSITION_AGE))) {
            return state.withholdingPosition(RejectReason.STALE_POSITION);
        }
        return state;
    }

    /** NaN is outside too. */
    private static boolean isOutside(@Nullable Double value, double min, double max) {
        return value != null && !(value >= min && value <= max);
    }

    private static Rejected reject(StateVector state, RejectReason reason, String detail) {
        Instant accountedAt = accountedAt(state.seenAt(), state.origin().receivedAt());
        return new Rejected(state.origin(), accountedAt, reason, state.aircraft(), detail);
    }
}
