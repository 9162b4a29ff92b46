package dev.slipstream.core.trajectory;

import dev.slipstream.core.model.Flight;
import dev.slipstream.core.trajectory.event.EventMemory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of one aircraft between two observations; assembling goes on from it as if it
 * had never stopped. A value: {@code core.wire.TrackCodec} stores it.
 *
 * @param aircraft the aircraft's key
 * @param seenAt time of the newest observation
 * @param flight that goes on, as known; null between flights
 * @param leg what telling legs apart remembers
 * @param judge what judging its observations remembers
 * @param events what finding the flight's events remembers; nothing between flights
 */
public record Track(
        String aircraft,
        Instant seenAt,
        @Nullable Flight flight,
        LegMemory leg,
        JudgeMemory judge,
        EventMemory events) {}
