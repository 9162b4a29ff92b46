package dev.slipstream.core.recorded;

import dev.slipstream.core.model.StateVector;
import org.jspecify.annotations.Nullable;

/**
 * A row of a recording.
 *
 * @param flight by which the recording itself tells flights apart; null where it does not
 */
public record RecordedState(StateVector state, @Nullable String flight) {}
