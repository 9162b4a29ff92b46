package dev.slipstream.ingest.publish;

import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * The topics that ingest fills.
 *
 * @param raw captures, keyed by source
 * @param data state vectors, keyed by aircraft
 * @param schedules flight reports, keyed by source
 * @param rejected refusals, keyed by source
 */
public record Topics(Topic raw, Topic data, Topic schedules, Topic rejected) {
    /** A topic's name and how many partitions it has. */
    public record Topic(String name, int partitions) {
        public Topic {
            if (name.isBlank() || partitions < 1) {
                throw new IllegalArgumentException(
                        "Cannot use topic '" + name + "' with " + partitions + " partitions");
            }
        }
    }

    /** The names and counts that hold unless settings say otherwise. */
    public static Topics defaults() {
        return new Topics(
                new Topic("aviation-raw", 1),
                new Topic("aviation-data", 4),
                new Topic("aviation-schedules", 1),
                new Topic("aviation-rejected", 1));
    }

    /** Every topic that must be there before anything is published. */
    public List<Topic> all() {
        return List.of(raw, data, schedules, rejected);
    }

    /** Under this partition the progress of every source is kept, each in its own group. */
    TopicPartition progressPartition() {
        return new TopicPartition(raw.name(), 0);
    }
}
