package dev.slipstream.app.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many records each job's committed work is behind the newest in Kafka. The jobs commit their
 * offsets with each checkpoint, so that a record counts until it is in a table.
 */
public final class KafkaLag implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(KafkaLag.class);
    private static final int PATIENCE_SECONDS = 5;

    private final Admin admin;
    private final List<String> groups;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Long> lagByGroup = new ConcurrentHashMap<>();

    public KafkaLag(String bootstrapServers, List<String> groups, MeterRegistry meters) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers);
        this.admin = Admin.create(properties);
        this.groups = List.copyOf(groups);
        for (String group : groups) {
            Gauge.builder("slipstream.kafka.lag", () -> lagByGroup.getOrDefault(group, 0L))
                    .description("Records that are not yet in a table")
                    .tag("group", group)
                    .register(meters);
        }
    }

    /** Measures again and again until {@link #close}. */
    public void measureEvery(Duration pause) {
        try {
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                measure();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks the broker; a group whose lag cannot be found out keeps its last. */
    public void measure() {
        for (String group : groups) {
            try {
                lagByGroup.put(group, lagOf(group));
            } catch (ExecutionException | TimeoutException e) {
                log.debug("Cannot find out the lag of {}", group, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** The last measured lag of a group; 0 before the first measurement. */
    public long lag(String group) {
        return lagByGroup.getOrDefault(group, 0L);
    }

    private long lagOf(String group) throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        committed.keySet().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> newest =
                admin.listOffsets(asked).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        long lag = 0;
        for (Map.Entry<TopicPartition, OffsetAndMetadata> entry : committed.entrySet()) {
            lag += Math.max(0, newest.get(entry.getKey()).offset() - entry.getValue().offset());
        }
        return lag;
    }

    @Override
    public void close() {
        closed.countDown();
        admin.close(Duration.ofSeconds(1));
    }
}
