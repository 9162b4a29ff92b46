package dev.slipstream.stream.operators;

import dev.slipstream.core.wire.CaptureCodec;
import dev.slipstream.core.wire.CapturePart;
import dev.slipstream.stream.row.CaptureRow;
import java.time.Clock;

/** Turns values of {@code aviation-raw} into rows of {@code bronze.captures}. */
public final class CaptureStep extends DecodingStep {
    private static final long serialVersionUID = 1;

    public CaptureStep(Clock clock) {
        super(clock);
    }

    @Override
    Decoded decode(byte[] value) {
        CapturePart part = CaptureCodec.decode(value);
        return new Decoded(part.receivedAt(), CaptureRow.of(part));
    }
}
