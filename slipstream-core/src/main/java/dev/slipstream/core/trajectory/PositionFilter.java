package dev.slipstream.core.trajectory;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.PositionSource;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.trajectory.FilterMemory.Fix;
import dev.slipstream.core.trajectory.ReachFilter.Reading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says which of one aircraft's positions cannot be where it was, from those before: single wild points,
 * short bursts of them, and all that follows a first wild one. What is remembered is a value; a filter
 * resumed from it judges as if it had never stopped.
 *
 * <pre>{@code
 * PositionFilter filter = PositionFilter.resume(memory);   // null: nothing is known yet
 * RejectReason reason = filter.judge(state);               // null: believed, or there is no position
 * memory = filter.memory();
 * }</pre>
 *
 * <p>At any time up to {@link #SURE_METERS_PER_SECOND} for each second since the position before, and
 * {@link #SURE_METERS} besides, are the least that a wild position must be off to be withheld for sure;
 * of a slow aircraft, or of one whose speed is known, much less is enough. For one thread. States come
 * in the order of settling.
 */
/*
 * In recordings of 300,000 positions, the time between was wrong by up to 14 s where the provider gives
 * no position times (a position is repeated until the next is heard) and by 10 s where it does; nothing
 * that was right lay more than 1,100 m beyond 400 m/s.
 */
public final class PositionFilter {
    /** The record of airliners is 358 m/s over ground (801 mph, 2019); with room. What says to be faster may be. */
    private static final double FASTEST_MPS = 400;

    /** Clocks that differ, positions that were extrapolated or repeated. */
    private static final double TIME_ERROR_SECONDS = 4;

    private static final double ERROR_METERS = 1_000;

    /** Multilateration from few receivers. */
    private static final double MLAT_ERROR_METERS = 2_500;

    /** A position without a time may be as old, as one with a time may. */
    private static final double REPEATED_SECONDS = StateChecks.MAX_POSITION_AGE.toSeconds();

    /** Of an aircraft that is no faster than {@value #FASTEST_MPS} m/s, there and back. */
    public static final double SURE_METERS_PER_SECOND = 2 * FASTEST_MPS;

    /** Where positions are not multilaterated. */
    public static final double SURE_METERS = ERROR_METERS + FASTEST_MPS * TIME_ERROR_SECONDS;

    /**
     * Speed may grow by a third and 50 m/s in wind and turns, and by 3 m/s² as in a take-off run. From 30
     * m/s on an aircraft does not stand still.
     */
    private static final ReachFilter.Limits LIMITS =
            new ReachFilter.Limits(FASTEST_MPS, 1.3, 50, 3, TIME_ERROR_SECONDS, 1, 30);

    private final ReachFilter<Position> filter;

    private PositionFilter(@Nullable FilterMemory<Position> memory) {
        filter = new ReachFilter<>(LIMITS, GreatCircle::nearDistanceMeters, memory);
    }

    /** Goes on from what {@link #memory} gave; from null, nothing is known of the aircraft yet. */
    public static PositionFilter resume(@Nullable FilterMemory<Position> memory) {
        return new PositionFilter(memory);
    }

    /** What must be remembered; null before the first position. */
    public @Nullable FilterMemory<Position> memory() {
        return filter.memory();
    }

    /**
     * Judges the next state's position and remembers it.
     *
     * @return {@link RejectReason#IMPOSSIBLE_JUMP}; null when the position is believed, or none came
     */
    public @Nullable RejectReason judge(StateVector state) {
        Position position = state.position();
        return position == null || filter.judge(reading(position, state)) ? null : RejectReason.IMPOSSIBLE_JUMP;
    }

    /** As {@link #judge}, of a state that is not to change what is believed. */
    public @Nullable RejectReason assess(StateVector state) {
        Position position = state.position();
        return position == null || filter.assess(reading(position, state)) ? null : RejectReason.IMPOSSIBLE_JUMP;
    }

    private static Reading<Position> reading(Position position, StateVector state) {
        Instant measuredAt = state.positionAt();
        Double said = state.motion().groundSpeedMps();
        double speed = said == null ? 0 : said;
        return new Reading<>(
                new Fix<>(position, measuredAt == null ? state.seenAt() : measuredAt),
                speed,
                speed,
                state.positionSource() == PositionSource.MLAT ? MLAT_ERROR_METERS : ERROR_METERS,
                measuredAt == null ? REPEATED_SECONDS : 0);
    }
}
