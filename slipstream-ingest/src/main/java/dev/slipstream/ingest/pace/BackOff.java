package dev.slipstream.ingest.pace;

import java.time.Duration;

/**
 * How a source behaves while it gets no answers: it tries again after pauses that grow; when it has tried
 * {@code retries} times the circuit opens, and single probes follow after longer pauses that grow too.
 *
 * @param retries before the circuit opens, at least 0
 * @param first the pause after the first failure, above 0
 * @param factor by which each pause is longer than the one before, at least 1
 * @param jitter by which share of itself a pause is made longer at random, 0 to 1
 * @param open the pause before the first probe, above 0
 * @param openMost the longest pause between two probes
 * @param refused the pause after the first refusal, above 0
 * @param refusedMost the longest pause between two refusals
 */
public record BackOff(
        int retries,
        Duration first,
        double factor,
        double jitter,
        Duration open,
        Duration openMost,
        Duration refused,
        Duration refusedMost) {

    /** 5 retries after 1, 2, 4, 8 and 16 s, then probes after 1 minute to 1 hour; refused: 15 minutes to 6 hours. */
    public static final BackOff STANDARD = new BackOff(
            5,
            Duration.ofSeconds(1),
            2,
            0.2,
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofMinutes(15),
            Duration.ofHours(6));

    public BackOff {
        if (retries < 0 || !(factor >= 1 && factor <= 100) || !(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("Cannot back off with " + retries + " retries, factor " + factor
                    + " and jitter " + jitter + ": at least 0 retries, 1 to 100 and 0 to 1 are possible.");
        }
        requirePauses(first, first);
        requirePauses(open, openMost);
        requirePauses(refused, refusedMost);
    }

    /** The pause after that many failures in a row, 1 for the first. */
    Duration afterFailures(int failures, double random) {
        return jittered(grown(first, failures - 1, openMost), random);
    }

    /** The pause after the circuit was found open that many times in a row, 1 for the first. */
    Duration whileOpen(int times, double random) {
        return jittered(grown(open, times - 1, openMost), random);
    }

    Duration afterRefusals(int refusals, double random) {
        return jittered(grown(refused, refusals - 1, refusedMost), random);
    }

    /** Doubles cover any exponent: the longest pause bounds what becomes of them. */
    private Duration grown(Duration from, int steps, Duration most) {
        double millis = Math.min(most.toMillis(), from.toMillis() * Math.pow(factor, steps));
        return Duration.ofMillis((long) millis);
    }

    private Duration jittered(Duration pause, double random) {
        return pause.plusMillis((long) (pause.toMillis() * jitter * random));
    }

    private static void requirePauses(Duration first, Duration most) {
        if (first.toMillis() < 1 || most.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "Cannot pause for " + first + " to " + most + ": both must be above 0, the shorter first.");
        }
    }
}
