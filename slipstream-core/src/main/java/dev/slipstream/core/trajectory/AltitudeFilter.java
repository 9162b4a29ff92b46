package dev.slipstream.core.trajectory;

import dev.slipstream.core.trajectory.FilterMemory.Fix;
import dev.slipstream.core.trajectory.ReachFilter.Reading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says which of one aircraft's altitudes, of one kind, cannot be, from those before and the vertical
 * rate: as {@link PositionFilter} does of positions. For one thread; altitudes come in the order of
 * settling.
 */
/*
 * The altitudes of a recorded landing leap by 152 m and back within a second, of another by 5,500 m; a
 * parked aircraft says 10,973 m for 21 seconds. Pressure altitude comes in steps of up to 30 m (100 ft).
 */
public final class AltitudeFilter {
    /**
     * 100 m/s without being said: what comes down faster falls. A vertical rate may grow by half and 8 m/s,
     * and by 2 m/s² (0.2 g). From 3 m/s on an altitude in steps of 8 m does not stay the same for long.
     */
    private static final ReachFilter.Limits LIMITS = new ReachFilter.Limits(100, 1.5, 8, 2, 4, 10, 3);

    /** Airliners climb with up to 20 m/s (4,000 ft/min); more is within what a rate may grow by. */
    private static final double UNKNOWN_RATE_MPS = 15;

    private static final double ERROR_METERS = 60;

    /** In level flight an altitude stays the same; OpenSky repeats one for as long. */
    private static final double REPEATED_SECONDS = 15;

    private final ReachFilter<Double> filter;

    private AltitudeFilter(@Nullable FilterMemory<Double> memory) {
        filter = new ReachFilter<>(LIMITS, (one, other) -> Math.abs(one - other), memory);
    }

    /** Goes on from what {@link #memory} gave; from null, nothing is known of the aircraft yet. */
    public static AltitudeFilter resume(@Nullable FilterMemory<Double> memory) {
        return new AltitudeFilter(memory);
    }

    /** What must be remembered; null before the first altitude. */
    public @Nullable FilterMemory<Double> memory() {
        return filter.memory();
    }

    /**
     * The altitude when it is believed, else null; it is remembered.
     *
     * @param meters null when none came
     * @param verticalRateMps null when not known
     */
    public @Nullable Double judge(@Nullable Double meters, Instant seenAt, @Nullable Double verticalRateMps) {
        if (meters == null) {
            return null;
        }
        double said = verticalRateMps == null ? 0 : Math.abs(verticalRateMps);
        double likely = verticalRateMps == null ? UNKNOWN_RATE_MPS : said;
        Reading<Double> reading =
                new Reading<>(new Fix<>(meters, seenAt), said, likely, ERROR_METERS, REPEATED_SECONDS);
        return filter.judge(reading) ? meters : null;
    }
}
