package dev.slipstream.ingest.provider.simulator.heard;

import dev.slipstream.ingest.provider.simulator.world.TrueState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one answer says of one aircraft, beside the truth.
 *
 * @param truth at {@code positionAt}, or at {@code seenAt} where the answer has no position
 * @param seenAt the answer's last contact
 * @param positionAt the answer's time of position; null when it has no position
 * @param callsignSent whether the answer has the callsign
 */
public record HeardState(
        TrueState truth, Instant seenAt, @Nullable Instant positionAt, boolean callsignSent) {}
