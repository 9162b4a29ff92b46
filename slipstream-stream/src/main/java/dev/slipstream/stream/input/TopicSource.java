package dev.slipstream.stream.input;

import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/**
 * The committed values of a topic from its beginning. Where a job goes on after a restart stands in
 * its checkpoint; the offsets that are committed to Kafka only show others how far it is.
 */
public final class TopicSource {
    private static final String FETCH_BYTES = String.valueOf(8 << 20);
    private static final String PARTITION_FETCH_BYTES = String.valueOf(4 << 20);
    private static final String POLL_RECORDS = "5000";

    private TopicSource() {}

    /** A source that waits for more. */
    public static KafkaSource<byte[]> of(String bootstrapServers, String topic, String group) {
        return builder(bootstrapServers, topic, group).build();
    }

    /** A source that ends where the topic ends when the job starts, for measurements. */
    public static KafkaSource<byte[]> bounded(String bootstrapServers, String topic, String group) {
        return builder(bootstrapServers, topic, group)
                .setBounded(OffsetsInitializer.latest())
                .build();
    }

    private static KafkaSourceBuilder<byte[]> builder(String bootstrapServers, String topic, String group) {
        return KafkaSource.<byte[]>builder()
                .setBootstrapServers(bootstrapServers)
                .setTopics(topic)
                .setGroupId(group)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setProperty("isolation.level", "read_committed")
                .setProperty("fetch.max.bytes", FETCH_BYTES)
                .setProperty("max.partition.fetch.bytes", PARTITION_FETCH_BYTES)
                .setProperty("max.poll.records", POLL_RECORDS)
                .setDeserializer(new ValueBytes());
    }
}
