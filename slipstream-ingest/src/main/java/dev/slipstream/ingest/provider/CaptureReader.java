package dev.slipstream.ingest.provider;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.trajectory.StateChecks;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * From a capture to its judged items: the provider's parser, then {@link StateChecks}. Live ingest
 * and settling both read captures through this, so that they find the same. An instance reads the
 * captures of one source in order, on one thread.
 */
public final class CaptureReader {
    /** A recorded answer for the whole world has 1 MB; 50 MB must be read, endless bodies must not. */
    public static final int MAX_BODY_BYTES = 64 * 1024 * 1024;

    private final CaptureParser parser;
    private final Function<StateVector, Item> checks;

    public CaptureReader(ProviderType type) {
        this(type, type.newParser());
    }

    /** Reads with that parser, in its starting state, what a provider of this kind sent. */
    public CaptureReader(ProviderType type, CaptureParser parser) {
        this.parser = parser;
        checks = type.resumes() ? StateChecks::checkCaughtUp : StateChecks::check;
    }

    /** Emits every item of {@code capture}, indexes counting up from 0; bad data never throws. */
    public void read(Capture capture, Consumer<Item> items) {
        if (capture.body().length > MAX_BODY_BYTES) {
            items.accept(Rejected.atArrival(
                    capture.origin(0),
                    RejectReason.BODY_TOO_LARGE,
                    null,
                    capture.body().length + " bytes where " + MAX_BODY_BYTES + " are read"));
            return;
        }
        parser.parse(capture, item -> items.accept(item instanceof StateVector state ? checks.apply(state) : item));
    }
}
