package dev.slipstream.app.live;

import static dev.slipstream.app.live.LiveStates.SEEN_AT;
import static dev.slipstream.core.model.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.wire.StateVectorCodec;
import dev.slipstream.ingest.publish.EmbeddedBroker;
import dev.slipstream.ingest.publish.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** From Kafka into the picture, on a real broker. */
class LiveReaderTest {
    private static final EmbeddedBroker BROKER = EmbeddedBroker.shared();
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private final LivePicture picture = new LivePicture(Duration.ofHours(1));

    @Test
    void showsWhatIsCommittedPassesOverWhatIsUnreadableAndStopsAtOnce() throws Exception {
        Topics topics = BROKER.newTopics("live-reader");
        String topic = topics.data().name();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", BROKER.bootstrap(), "transactional.id", "live-reader-test"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
                LiveReader reader = new LiveReader(
                        BROKER.bootstrap(), topic, picture, new LiveFeed(picture), InstantSource.system())) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, topic, "4ca001");
            producer.commitTransaction();

            Thread thread = new Thread(reader, "live-reader-test");
            thread.start();
            await(() -> picture.find("4ca001").isPresent(), "what came shortly before the start");

            producer.beginTransaction();
            send(producer, topic, "4ca0ff");
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            var unused = producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {0, 0, 0, 0, 9, 9}));
            var unusedToo = producer.send(new ProducerRecord<>(topic, 0, null, null));
            send(producer, topic, "4ca002");
            producer.commitTransaction();
            await(() -> picture.find("4ca002").isPresent(), "what came after an unreadable record");
            assertThat(picture.find("4ca0ff")).as("of an aborted transaction").isEmpty();

            reader.close();
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, String aircraft) {
        byte[] value =
                StateVectorCodec.encode(aState().of(aircraft).seenAt(SEEN_AT).build());
        var unused = producer.send(new ProducerRecord<>(topic, 0, null, value));
    }

    private static void await(BooleanSupplier condition, String what) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
