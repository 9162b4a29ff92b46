package dev.slipstream.bench.ingest;

import dev.slipstream.bench.traffic.Traffic;
import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.core.wire.StateVectorCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Fills {@code aviation-data} as live ingest does: a transaction per answer, keyed by aircraft. */
final class TopicFill {
    private static final int AIRCRAFT = 6_000;
    private static final int PARTITIONS = 4;
    private static final long SEED = 7;
    private static final Instant START = Instant.parse("2026-11-19T12:00:10Z");

    private TopicFill() {}

    /** Makes the topic and puts {@code records} values into it. */
    static void fill(String bootstrapServers, long records) throws ExecutionException, InterruptedException {
        createTopic(bootstrapServers);
        Traffic traffic = new Traffic(AIRCRAFT, SEED);
        Instant at = START;
        long captureId = CaptureIds.first("opensky", at);
        AtomicReference<@Nullable Exception> problem = new AtomicReference<>();
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(producerProperties(bootstrapServers), bytes, bytes)) {
            producer.initTransactions();
            long[] left = {records};
            while (left[0] > 0) {
                long arrivedAt = at.toEpochMilli();
                producer.beginTransaction();
                traffic.answer(at, captureId, state -> {
                    if (left[0]-- > 0) {
                        byte[] key = state.aircraft().getBytes(StandardCharsets.UTF_8);
                        byte[] value = StateVectorCodec.encode(state);
                        producer.send(
                                new ProducerRecord<>(PeerTask.TOPIC, null, arrivedAt, key, value),
                                (metadata, failure) -> problem.compareAndSet(null, failure));
                    }
                });
                producer.commitTransaction();
                at = at.plus(Traffic.INTERVAL);
                captureId = CaptureIds.next(captureId);
            }
        }
        Exception failure = problem.get();
        if (failure != null) {
            throw new IllegalStateException("Cannot fill " + PeerTask.TOPIC, failure);
        }
    }

    private static void createTopic(String bootstrapServers) throws ExecutionException, InterruptedException {
        NewTopic topic = new NewTopic(PeerTask.TOPIC, PARTITIONS, (short) 1).configs(Map.of("retention.ms", "-1"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    private static Map<String, Object> producerProperties(String bootstrapServers) {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "transactional.id",
                "bench-fill",
                "linger.ms",
                20,
                "batch.size",
                262_144,
                "compression.type",
                "lz4");
    }
}
