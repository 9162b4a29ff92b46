package dev.slipstream.core.trajectory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an aircraft's leg beside the flight itself.
 *
 * @param rested whether it has stood for a minute since it is on the ground
 * @param stillSince since when it stands; null when it moves or flies
 * @param airborne the last sighting in the air, on this leg
 * @param ground the last sighting on the ground, on this leg or, when parked, after it
 * @param newestCallsign the last that came
 * @param callsigns those that came, in the order of their coming
 */
public record LegMemory(
        Phase phase,
        boolean rested,
        @Nullable Instant stillSince,
        @Nullable Sighting airborne,
        @Nullable Sighting ground,
        @Nullable String newestCallsign,
        List<CallsignCount> callsigns) {

    /** How far a leg has come. The place is stored; add at the end. */
    public enum Phase {
        /** On the ground, and has not flown on this leg. */
        BEFORE_TAKE_OFF,
        AIRBORNE,
        /** Seen on the ground after flying; it may still be a touch and go. */
        TOUCHED_DOWN,
        /** Has landed for good; taxies in, or waits. */
        LANDED,
        /** The leg is over and the aircraft stands where it ended; the next begins when it moves. */
        PARKED
    }

    /** How many observations carried a callsign. */
    public record CallsignCount(String callsign, int count) {}

    /** Nothing is known of the aircraft yet. */
    public static final LegMemory NONE = new LegMemory(Phase.BEFORE_TAKE_OFF, false, null, null, null, null, List.of());

    public LegMemory {
        callsigns = List.copyOf(callsigns);
    }
}
