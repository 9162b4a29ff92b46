package dev.slipstream.core.trajectory;

import dev.slipstream.core.model.Position;
import dev.slipstream.core.trajectory.ProviderMerge.Heard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link ObservationJudge} remembers of an aircraft. A value: {@code core.wire.TrackCodec} stores it.
 *
 * @param position null before the first
 * @param baroAltitude of pressure altitudes; null before the first
 * @param geoAltitude of geometric altitudes; null before the first
 * @param ground null before anything was believed
 * @param heard the providers of late
 */
public record JudgeMemory(
        @Nullable FilterMemory<Position> position,
        @Nullable FilterMemory<Double> baroAltitude,
        @Nullable FilterMemory<Double> geoAltitude,
        @Nullable GroundMemory ground,
        List<Heard> heard) {
    /** Nothing is known of the aircraft yet. */
    public static final JudgeMemory NONE = new JudgeMemory(null, null, null, null, List.of());

    public JudgeMemory {
        heard = List.copyOf(heard);
    }
}
