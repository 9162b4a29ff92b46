package dev.slipstream.app.schedule;

import java.time.Duration;

/**
 * Work that is repeated.
 *
 * @param name as people and the run history call it
 * @param every the pause between the end of a run and the next
 * @param lane what it keeps busy: jobs of one lane wait for each other
 * @param work does it and returns one line on what was done; empty when there was nothing to do
 */
public record Job(String name, Duration every, Lane lane, Work work) {

    /** What jobs compete for. */
    public enum Lane {
        DISK,
        NETWORK
    }

    /** One that keeps disk and tables busy. */
    public Job(String name, Duration every, Work work) {
        this(name, every, Lane.DISK, work);
    }

    /** The work itself; an exception makes the run a failed one and the next run tries again. */
    @FunctionalInterface
    public interface Work {
        String run() throws Exception;
    }
}
