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
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many records of a topic are not yet in a table. The streaming jobs commit their offsets with
 * each checkpoint, so that a record counts until its row is committed. The markers that end Kafka's
 * transactions, and what aborted ones left, are offsets without a record: a rest is looked into, so
 * that nothing left is 0.
 */
public final class KafkaLag implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(KafkaLag.class);
    private static final int PATIENCE_SECONDS = 5;
    /** Up to here records are counted one by one; a longer rest is known by its offsets. */
    private static final int SHORT_REST = 16;

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, String> topicByGroup;
    private final Map<String, Long> lagByGroup = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @param topicByGroup which topic a job's consumer group reads */
    public KafkaLag(String bootstrapServers, Map<String, String> topicByGroup) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers);
        // A broker that is gone must not hold up who looks, nor who stops.
        properties.put("default.api.timeout.ms", "5000");
        properties.put("request.timeout.ms", "4000");
        this.admin = Admin.create(properties);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", "false");
        properties.put("auto.offset.reset", "earliest");
        properties.put("max.poll.records", SHORT_REST + 1);
        properties.put("max.partition.fetch.bytes", 64 * 1024);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.topicByGroup = Map.copyOf(topicByGroup);
    }

    /** Shows each group's last measured lag as a gauge. */
    public void bindTo(MeterRegistry meters) {
        for (String group : topicByGroup.keySet()) {
            Gauge.builder("slipstream.kafka.lag", () -> lagByGroup.getOrDefault(group, 0L))
                    .description("Records that are not yet in a table")
                    .tag("group", group)
                    .register(meters);
        }
    }

    /** Measures and then calls {@code then}, again and again until {@link #close}. */
    public void measureEvery(Duration pause, Runnable then) {
        try {
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                measure();
                runQuietly(then);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void runQuietly(Runnable then) {
        try {
            then.run();
        } catch (RuntimeException e) {
            // The watch must live on: what it looks at may be replaced or expire under its eyes.
            log.debug("One look at the jobs failed", e);
        }
    }

    /** Asks the broker; a group whose lag cannot be found out keeps its last. */
    public synchronized void measure() throws InterruptedException {
        for (Map.Entry<String, String> entry : topicByGroup.entrySet()) {
            if (closed.getCount() == 0) {
                return;
            }
            try {
                lagByGroup.put(entry.getKey(), lagOf(entry.getKey(), entry.getValue()));
            } catch (ExecutionException | TimeoutException | KafkaException e) {
                log.debug("Cannot find out the lag of {}", entry.getKey(), e);
            }
        }
    }

    /** Group to last measured lag. */
    public Map<String, Long> lags() {
        return new HashMap<>(lagByGroup);
    }

    /** Where the topics end now, for {@link #recordsBefore}. */
    public synchronized Map<TopicPartition, Long> ends() throws InterruptedException {
        Map<TopicPartition, Long> ends = new HashMap<>();
        try {
            for (String topic : topicByGroup.values()) {
                ends.putAll(offsets(topic, OffsetSpec.latest()));
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Cannot find out where the topics end", e);
        }
        return ends;
    }

    /** How many records that lie before {@code ends} are not yet in a table. */
    public synchronized long recordsBefore(Map<TopicPartition, Long> ends) throws InterruptedException {
        long records = 0;
        try {
            for (Map.Entry<String, String> entry : topicByGroup.entrySet()) {
                Map<TopicPartition, Long> own = new HashMap<>(ends);
                own.keySet().removeIf(partition -> !partition.topic().equals(entry.getValue()));
                records += behind(entry.getKey(), entry.getValue(), own);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Cannot find out how far the jobs are", e);
        }
        return records;
    }

    private long lagOf(String group, String topic) throws ExecutionException, InterruptedException, TimeoutException {
        return behind(group, topic, offsets(topic, OffsetSpec.latest()));
    }

    private long behind(String group, String topic, Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Map<TopicPartition, Long> beginnings =
                committed.keySet().containsAll(ends.keySet()) ? Map.of() : offsets(topic, OffsetSpec.earliest());
        long behind = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            OffsetAndMetadata done = committed.get(end.getKey());
            long from = done != null ? done.offset() : beginnings.getOrDefault(end.getKey(), 0L);
            behind += end.getValue() > from ? countRecords(end.getKey(), from, end.getValue()) : 0;
        }
        return behind;
    }

    private Map<TopicPartition, Long> offsets(String topic, OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        TopicDescription description = admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .get(topic);
        if (description != null) {
            description.partitions().forEach(info -> asked.put(new TopicPartition(topic, info.partition()), which));
        }
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    /** Exact when few are left; else, or when the broker is slow to say, by the offsets. */
    private long countRecords(TopicPartition partition, long from, long end) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        long records = 0;
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(LOOK)) {
                records += message.offset() < end ? 1 : 0;
            }
            if (records > SHORT_REST || System.nanoTime() > deadline) {
                return end - from;
            }
        }
        return records;
    }

    @Override
    public void close() {
        closed.countDown();
        consumer.wakeup();
        admin.close(Duration.ofSeconds(1));
        synchronized (this) {
            consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
        }
    }
}
