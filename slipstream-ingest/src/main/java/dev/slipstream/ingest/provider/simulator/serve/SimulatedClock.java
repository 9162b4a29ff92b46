package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.ingest.pace.Pacer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Time that begins where one likes and passes faster or slower than that of another clock. */
public final class SimulatedClock implements InstantSource, Pacer {

    private static final long LONGEST_NAP_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final InstantSource real;
    private final Instant realStart;
    private final Instant start;
    private final double speed;

    /** @param speed simulated seconds per second; 0.1 to 10,000 */
    public SimulatedClock(InstantSource real, Instant start, double speed) {
        if (!(speed >= 0.1 && speed <= 10_000)) {
            throw new IllegalArgumentException("a speed of " + speed + " is not 0.1 to 10000");
        }
        this.real = real;
        this.realStart = real.instant();
        this.start = start;
        this.speed = speed;
    }

    @Override
    public Instant instant() {
        long passedMillis = Duration.between(realStart, real.instant()).toMillis();
        return start.plusMillis((long) (passedMillis * speed));
    }

    @Override
    public void awaitUntil(Instant instant) throws InterruptedException {
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while waiting for " + instant);
            }
            Duration left = Duration.between(instant(), instant);
            if (left.isNegative() || left.isZero()) {
                return;
            }
            double nanos = Math.min(LONGEST_NAP_NANOS, left.toMillis() * 1e6 / speed + 1_000);
            LockSupport.parkNanos((long) nanos);
        }
    }
}
