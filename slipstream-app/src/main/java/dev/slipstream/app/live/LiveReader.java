package dev.slipstream.app.live;

import dev.slipstream.core.wire.StateVectorCodec;
import dev.slipstream.core.wire.WireFormatException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads committed states from Kafka into a picture and ticks its feed. Starts a little in the past, so
 * that a fresh page is not empty. One thread, from {@link #run} to {@link #close}.
 */
public final class LiveReader implements Runnable, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LiveReader.class);
    private static final Duration LOOK_BACK = Duration.ofSeconds(30);
    private static final long TICK_MILLIS = 500;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private final LivePicture picture;
    private final LiveFeed feed;
    private final InstantSource clock;
    private volatile boolean closed;

    public LiveReader(String bootstrapServers, String topic, LivePicture picture, LiveFeed feed, InstantSource clock) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "bootstrap.servers", bootstrapServers,
                "isolation.level", "read_committed",
                "enable.auto.commit", "false",
                "fetch.max.wait.ms", "100",
                "max.poll.records", "5000"));
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.topic = topic;
        this.picture = picture;
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public void run() {
        try (consumer) {
            seek();
            long nextTick = clock.millis();
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(100))) {
                    accept(message);
                }
                long now = clock.millis();
                if (now >= nextTick) {
                    feed.tick(now);
                    nextTick = now + TICK_MILLIS;
                }
            }
        } catch (WakeupException | InterruptException e) {
            log.debug("The live reader was told to stop");
        } catch (KafkaException e) {
            log.error("The live map stands still: {} cannot be read. Mend Kafka and restart.", topic, e);
        }
    }

    private void seek() {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        long since = clock.millis() - LOOK_BACK.toMillis();
        Map<TopicPartition, OffsetAndTimestamp> offsets = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> since)));
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp offset = offsets.get(partition);
            if (offset == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, offset.offset());
            }
        }
    }

    private void accept(ConsumerRecord<byte[], byte[]> message) {
        byte[] value = message.value();
        if (value == null) {
            log.debug("Skipped an empty record at {}-{}", message.partition(), message.offset());
            return;
        }
        try {
            picture.accept(StateVectorCodec.decode(value), clock.millis());
        } catch (WireFormatException e) {
            // The stream job stores the rejection; the map only must not stop.
            log.debug("Skipped an unreadable state at {}-{}", message.partition(), message.offset(), e);
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
    }
}
