package dev.slipstream.core.trajectory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@link PositionFilter} or {@link AltitudeFilter} remembers of an aircraft. A value: {@code
 * core.wire.TrackCodec} stores it.
 *
 * @param <V> what is judged: a position, or an altitude in metres
 * @param believed the newest that was believed
 * @param support how many in a row led there in an ordinary way, 1 to {@link #MAX_SUPPORT}
 * @param rateMps how fast it changed at most on the last few steps, metres per second
 * @param rival values that were not believed but may be right; null when there are none
 */
public record FilterMemory<V>(
        Fix<V> believed,
        int support,
        double rateMps,
        @Nullable Rival<V> rival) {
    /** More would change nothing. */
    public static final int MAX_SUPPORT = 8;

    public FilterMemory {
        if (support < 1 || support > MAX_SUPPORT || !(rateMps >= 0)) {
            throw new IllegalArgumentException("Cannot use support " + support + " and rate " + rateMps);
        }
    }

    /** A value and when it was measured. */
    public record Fix<V>(V value, Instant at) {}

    /**
     * Values in a row each of which can be reached from the one before, but not from what is believed.
     *
     * @param newest of them
     * @param count how many, at least 1; one that only repeats the last is not counted
     * @param since time of the first
     */
    public record Rival<V>(Fix<V> newest, int count, Instant since) {
        public Rival {
            if (count < 1) {
                throw new IllegalArgumentException("Cannot use a count of " + count);
            }
        }
    }
}
