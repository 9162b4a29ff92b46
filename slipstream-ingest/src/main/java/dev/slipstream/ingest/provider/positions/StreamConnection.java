package dev.slipstream.ingest.provider.positions;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One open connection to a stream; for one thread. */
interface StreamConnection extends AutoCloseable {

    /**
     * Waits for the next frame; null when nothing came in that time.
     *
     * @throws IOException when the stream has ended or broken
     */
    @Nullable
    Frame next(Duration longest) throws IOException, InterruptedException;

    /** How long the stream asks to wait before the next connection; zero when it does not say. */
    default Duration retryAfter() {
        return Duration.ZERO;
    }

    @Override
    void close();
}
