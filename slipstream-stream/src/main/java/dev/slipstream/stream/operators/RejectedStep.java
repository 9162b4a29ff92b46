package dev.slipstream.stream.operators;

import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.wire.RejectedCodec;
import dev.slipstream.stream.row.RejectedRow;
import java.time.Clock;

/** Turns values of {@code aviation-rejected} into rows of {@code silver.rejected}. */
public final class RejectedStep extends DecodingStep {
    private static final long serialVersionUID = 1;

    public RejectedStep(Clock clock) {
        super(clock);
    }

    @Override
    Decoded decode(byte[] value) {
        Rejected rejected = RejectedCodec.decode(value);
        return new Decoded(rejected.origin().receivedAt(), RejectedRow.of(rejected));
    }
}
