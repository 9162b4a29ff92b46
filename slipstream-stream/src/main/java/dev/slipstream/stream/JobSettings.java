package dev.slipstream.stream;

import dev.slipstream.lakehouse.table.LakeCatalog;
import java.time.Duration;

/**
 * Where the streaming jobs read and write, and how often they commit.
 *
 * @param bootstrapServers of Kafka, as {@code host:port}, several after commas
 * @param rawTopic captures
 * @param dataTopic states
 * @param schedulesTopic flight reports
 * @param rejectedTopic refusals
 * @param lake the catalog whose tables are written; they must exist
 * @param parallelism of the jobs that read states
 * @param statesInterval time between commits to {@code silver.states}
 * @param archiveInterval time between commits to the other tables
 */
public record JobSettings(
        String bootstrapServers,
        String rawTopic,
        String dataTopic,
        String schedulesTopic,
        String rejectedTopic,
        LakeCatalog lake,
        int parallelism,
        Duration statesInterval,
        Duration archiveInterval) {

    /** Slots that the three streaming jobs take together. */
    public int slots() {
        return 2 * parallelism + CaptureJob.PARALLELISM;
    }
}
