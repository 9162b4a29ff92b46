package dev.slipstream.ingest.provider;

import java.util.Optional;

/**
 * Brings captures of one source, one after the other. Made for one thread, which calls {@link
 * #next} until it is interrupted or the source ends, then {@link #close}.
 */
public interface FlightProvider extends AutoCloseable {

    /** What this provider may be asked and what may be done with its data. */
    ProviderInfo info();

    /**
     * Waits until the source has something and returns it; empty when the source has ended, as a
     * recording does. Transport errors are retried inside, with the provider's own back-off.
     *
     * @throws InterruptedException when the source is being stopped
     */
    Optional<Poll> next() throws InterruptedException;

    @Override
    default void close() {}
}
