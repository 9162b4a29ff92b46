package dev.slipstream.stream.engine;

import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A streaming job to be run.
 *
 * @param name names the job to people and its checkpoint folder; lower-case letters, digits and
 *     hyphens, and the same at every start
 * @param parallelism slots that the job takes
 * @param commitInterval time between checkpoints, hence between commits to the tables
 * @param topology adds the job's operators to an environment
 */
public record JobSpec(
        String name, int parallelism, Duration commitInterval, Consumer<StreamExecutionEnvironment> topology) {
    public JobSpec {
        if (!name.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("Cannot name a job '" + name + "': it names a folder too");
        }
        if (parallelism < 1 || commitInterval.isNegative() || commitInterval.isZero()) {
            throw new IllegalArgumentException("Cannot run " + name + " with parallelism " + parallelism
                    + " and a commit every " + commitInterval);
        }
    }
}
