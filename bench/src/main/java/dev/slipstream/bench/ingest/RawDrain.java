package dev.slipstream.bench.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The limit: reads all values and drops them, with one consumer per thread. */
public final class RawDrain {
    private static final Duration POLL = Duration.ofSeconds(1);

    private RawDrain() {}

    public static void main(String[] arguments) throws Exception {
        Marks.endOnFailure();
        PeerTask task = PeerTask.fromProperties();
        FirstPoll.watch();
        LongAdder records = new LongAdder();
        ExecutorService threads = Executors.newFixedThreadPool(task.parallelism());
        List<Future<?>> drains = new ArrayList<>();
        for (int i = 0; i < task.parallelism(); i++) {
            int place = i;
            drains.add(threads.submit(() -> drain(task, place, records)));
        }
        for (Future<?> drain : drains) {
            drain.get();
        }
        System.out.println("DRAINED " + records.sum());
        Marks.done();
    }

    private static void drain(PeerTask task, int place, LongAdder records) {
        Map<String, Object> properties = new HashMap<>(PeerTask.consumerProperties());
        properties.put("bootstrap.servers", task.bootstrapServers());
        properties.put("enable.auto.commit", "false");
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        // Left open: closing a consumer is no part of draining, and the process ends.
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties, bytes, bytes);
        List<TopicPartition> mine = consumer.partitionsFor(PeerTask.TOPIC).stream()
                .filter(partition -> partition.partition() % task.parallelism() == place)
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(mine);
        consumer.seekToBeginning(mine);
        Map<TopicPartition, Long> ends = consumer.endOffsets(mine);
        long count = 0;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
                count += entry.value().length > 0 ? 1 : 0;
            }
        }
        records.add(count);
    }
}
