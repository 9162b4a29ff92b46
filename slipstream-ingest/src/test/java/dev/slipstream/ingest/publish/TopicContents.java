package dev.slipstream.ingest.publish;

import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.wire.CaptureCodec;
import dev.slipstream.core.wire.CapturePart;
import dev.slipstream.core.wire.FlightReportCodec;
import dev.slipstream.core.wire.RejectedCodec;
import dev.slipstream.core.wire.StateVectorCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that is on a topic at this moment, for tests. */
public final class TopicContents {
    private TopicContents() {}

    /**
     * What readers of committed records see once no transaction is open. A commit returns when it is
     * decided; it shows in a topic a little later.
     */
    public static List<ConsumerRecord<byte[], byte[]>> committed(EmbeddedBroker broker, Topics.Topic topic) {
        awaitNoOpenTransaction(broker, topic);
        return read(broker, topic, "read_committed");
    }

    /** What readers of committed records see at this moment, transactions being open. */
    public static List<ConsumerRecord<byte[], byte[]>> committedSoFar(EmbeddedBroker broker, Topics.Topic topic) {
        return read(broker, topic, "read_committed");
    }

    /** Aborted and open transactions too. */
    public static List<ConsumerRecord<byte[], byte[]>> all(EmbeddedBroker broker, Topics.Topic topic) {
        return read(broker, topic, "read_uncommitted");
    }

    public static List<CapturePart> parts(EmbeddedBroker broker, Topics topics) {
        return committed(broker, topics.raw()).stream()
                .map(found -> CaptureCodec.decode(found.value()))
                .toList();
    }

    public static List<StateVector> states(EmbeddedBroker broker, Topics topics) {
        return committed(broker, topics.data()).stream()
                .map(found -> StateVectorCodec.decode(found.value()))
                .toList();
    }

    public static List<FlightReport> reports(EmbeddedBroker broker, Topics topics) {
        return committed(broker, topics.schedules()).stream()
                .map(found -> FlightReportCodec.decode(found.value()))
                .toList();
    }

    public static List<Rejected> rejected(EmbeddedBroker broker, Topics topics) {
        return committed(broker, topics.rejected()).stream()
                .map(found -> RejectedCodec.decode(found.value()))
                .toList();
    }

    private static void awaitNoOpenTransaction(EmbeddedBroker broker, Topics.Topic topic) {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, topic.partitions())
                .boxed()
                .collect(Collectors.toMap(p -> new TopicPartition(topic.name(), p), p -> OffsetSpec.latest()));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        try (Admin admin = Admin.create(broker.connection())) {
            while (!ends(admin, latest, IsolationLevel.READ_COMMITTED)
                    .equals(ends(admin, latest, IsolationLevel.READ_UNCOMMITTED))) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("A transaction on " + topic.name() + " stays open");
                }
            }
        }
    }

    private static Map<TopicPartition, Long> ends(
            Admin admin, Map<TopicPartition, OffsetSpec> latest, IsolationLevel isolation) {
        try {
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(latest, new ListOffsetsOptions(isolation))
                    .all()
                    .get()
                    .forEach((partition, found) -> ends.put(partition, found.offset()));
            return ends;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(
            EmbeddedBroker broker, Topics.Topic topic, String isolation) {
        Map<String, Object> settings = new HashMap<>(broker.connection());
        settings.put("isolation.level", isolation);
        settings.put("key.deserializer", ByteArrayDeserializer.class);
        settings.put("value.deserializer", ByteArrayDeserializer.class);
        settings.put("max.partition.fetch.bytes", TopicCreator.MAX_MESSAGE_BYTES);
        settings.put("enable.auto.commit", false);
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(found::add);
            }
        }
        return found;
    }
}
