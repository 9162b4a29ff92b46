package dev.slipstream.app.schedule;

import java.time.Duration;

/**
 * Work that is repeated.
 *
 * @param name as people and the run history call it
 * @param every the pause between the end of a run and the next
 * @param work does it and returns one line on what was done; empty when there was nothing to do
 */
public record Job(String name, Duration every, Work work) {

    /** The work itself; an exception makes the run a failed one and the next run tries again. */
    @FunctionalInterface
    public interface Work {
        String run() throws Exception;
    }
}
