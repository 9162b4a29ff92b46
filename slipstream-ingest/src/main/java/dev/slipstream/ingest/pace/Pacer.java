package dev.slipstream.ingest.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for an instant of a clock. */
public interface Pacer {

    /**
     * Returns at once when the instant is over.
     *
     * @throws InterruptedException when the thread is interrupted, also when there is nothing to wait for
     */
    void awaitUntil(Instant instant) throws InterruptedException;

    /** Waits in real time; looks at the clock at least once a second, as it may be set. */
    static Pacer by(InstantSource clock) {
        return instant -> {
            while (true) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("stopped while waiting for " + instant);
                }
                Duration left = Duration.between(clock.instant(), instant);
                if (left.isNegative() || left.isZero()) {
                    return;
                }
                LockSupport.parkNanos(left.getSeconds() > 0 ? TimeUnit.SECONDS.toNanos(1) : left.getNano());
            }
        };
    }
}
