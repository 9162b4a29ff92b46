package dev.slipstream.app;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a process: the machine's, or for experiments one that runs faster and stood elsewhere.
 * Chosen by the system property {@code slipstream.clock} as {@code THEN,SPEED,NOW}: it was THEN there
 * when it was NOW here, and since then time passes SPEED times as fast. Processes that share the
 * property share the time, so a day of simulated traffic can be lived through in an hour, with
 * restarts.
 */
final class ProcessClock extends Clock {
    static final String PROPERTY = "slipstream.clock";

    private final Clock machine;
    private final Instant then;
    private final double speed;
    private final Instant now;

    private ProcessClock(Clock machine, Instant then, double speed, Instant now) {
        this.machine = machine;
        this.then = then;
        this.speed = speed;
        this.now = now;
    }

    /** @throws IllegalArgumentException when the choice is not of the form above */
    static Clock of(Clock machine, @Nullable String chosen) {
        if (chosen == null || chosen.isBlank()) {
            return machine;
        }
        String[] parts = chosen.split(",");
        try {
            double speed = Double.parseDouble(parts[1]);
            if (parts.length == 3 && speed >= 0.1 && speed <= 10_000) {
                return new ProcessClock(machine, Instant.parse(parts[0]), speed, Instant.parse(parts[2]));
            }
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("Cannot set the clock by " + PROPERTY + "=" + chosen, e);
        }
        throw new IllegalArgumentException("Cannot set the clock by " + PROPERTY + "=" + chosen);
    }

    @Override
    public Instant instant() {
        long passed = Duration.between(now, machine.instant()).toMillis();
        return then.plusMillis((long) (passed * speed));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? this : Clock.fixed(instant(), zone);
    }
}
