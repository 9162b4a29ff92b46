package dev.slipstream.ingest.publish;

import dev.slipstream.core.config.UserError;
import dev.slipstream.core.wire.CaptureCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the topics that are not there yet. Those that exist stay as they are.
 *
 * <p>Record time is the broker's arrival time: a recording's own time may be years old, and a broker
 * would delete such records at once, or refuse those of the future.
 */
public final class TopicCreator {
    /** The largest record, framing included; producers and consumers must allow as much. */
    public static final int MAX_MESSAGE_BYTES = CaptureCodec.MAX_PART_BYTES + 2 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(TopicCreator.class);

    private final Admin admin;
    private final short replicationFactor;
    private final Map<String, String> configuration;

    /**
     * @param admin stays the caller's to close
     * @param configuration Kafka's topic settings beyond the necessary, such as retention
     */
    public TopicCreator(Admin admin, int replicationFactor, Map<String, String> configuration) {
        this.admin = admin;
        this.replicationFactor = (short) replicationFactor;
        this.configuration = Map.copyOf(configuration);
    }

    /** Makes what is missing and returns when the broker knows it. */
    public void create(Topics topics) throws InterruptedException {
        List<NewTopic> wanted = topics.all().stream()
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), replicationFactor)
                        .configs(configurationOfEach()))
                .toList();
        Map<String, KafkaFuture<Void>> results = admin.createTopics(wanted).values();
        for (NewTopic topic : wanted) {
            create(topic, Objects.requireNonNull(results.get(topic.name())));
        }
    }

    private void create(NewTopic topic, KafkaFuture<Void> result) throws InterruptedException {
        try {
            result.get();
            LOG.info("Made topic {} with {} partitions", topic.name(), topic.numPartitions());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (!(cause instanceof TopicExistsException)) {
                throw new UserError(
                        "Cannot make topic " + topic.name() + ": " + cause.getMessage()
                                + ". Check that the Kafka cluster is reachable, allows it, and has enough brokers.",
                        cause);
            }
        }
    }

    private Map<String, String> configurationOfEach() {
        Map<String, String> all = new HashMap<>(configuration);
        all.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MAX_MESSAGE_BYTES));
        all.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        all.putIfAbsent(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        return all;
    }
}
