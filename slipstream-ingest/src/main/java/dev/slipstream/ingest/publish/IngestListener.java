package dev.slipstream.ingest.publish;

import java.time.Duration;

/** Hears what sources do, for metrics and status. Called on the sources' threads; must be quick. */
public interface IngestListener {
    /** Hears nothing. */
    IngestListener NONE = new IngestListener() {};

    /** A capture is on Kafka as a whole. */
    default void published(Published published) {}

    /** A transaction failed and is tried again with the same capture. */
    default void retried(String source, Throwable cause) {}

    /** One poll failed and is left out; the source goes on after a pause. */
    default void pollFailed(String source, Throwable cause, Duration pause) {}

    /** The source brings nothing more: a recording's end, or a stop. */
    default void ended(String source) {}
}
