package dev.slipstream.app.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.ingest.publish.EmbeddedBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** On a real broker, with the transactions that ingest uses; each test has a topic and a group of its own. */
class KafkaLagTest {
    private static final String BROKER = EmbeddedBroker.shared().bootstrap();
    private static Admin admin;
    private static KafkaProducer<byte[], byte[]> producer;
    private String topic;
    private String group;
    private KafkaLag lag;

    @BeforeAll
    static void connect() {
        admin = Admin.create(Map.of("bootstrap.servers", BROKER));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKER, "transactional.id", "lag-test"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    @AfterAll
    static void disconnect() {
        producer.close();
        admin.close();
    }

    @BeforeEach
    void makeTopic(TestInfo test) throws Exception {
        topic = "lag-" + test.getTestMethod().orElseThrow().getName();
        group = topic + "-group";
        admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get(20, TimeUnit.SECONDS);
        lag = new KafkaLag(BROKER, Map.of(group, topic));
    }

    @AfterEach
    void close() {
        lag.close();
    }

    @Test
    void isNothingOnAnEmptyTopic() throws Exception {
        assertThat(measured()).isZero();
    }

    @Test
    void countsEachRecordUntilItIsCommitted() throws Exception {
        publish(0, 3);
        publish(1, 2);
        assertThat(measured()).isEqualTo(5);
        commit(0, 3);
        assertThat(measured()).isEqualTo(2);
        commit(1, 2);
        assertThat(measured()).as("the marker of each transaction is no record").isZero();
    }

    @Test
    void manyTransactionsLeaveManyMarkersAndNoLag() throws Exception {
        for (int i = 0; i < 30; i++) {
            publish(0, 1);
        }
        commit(0, 59);
        assertThat(measured()).isZero();
        commit(0, 1);
        assertThat(measured()).as("long rests are told by their offsets").isBetween(29L, 59L);
    }

    @Test
    void whatAnAbortedTransactionLeftIsNoLag() throws Exception {
        publish(0, 1);
        producer.beginTransaction();
        for (int i = 0; i < 500; i++) {
            send(0);
        }
        producer.flush();
        producer.abortTransaction();
        commit(0, 1);
        assertThat(measured()).isZero();
    }

    @Test
    void anOpenTransactionIsNoLagYet() throws Exception {
        producer.beginTransaction();
        send(0);
        producer.flush();
        assertThat(measured()).isZero();
        producer.commitTransaction();
        assertThat(measured()).isEqualTo(1);
    }

    @Test
    void whatCameAfterAMomentIsNotCountedBeforeIt() throws Exception {
        publish(0, 3);
        publish(1, 1);
        Map<TopicPartition, Long> ends = lag.ends();
        publish(0, 500);
        publish(1, 4);
        assertThat(lag.recordsBefore(ends)).isEqualTo(4);
        commit(0, 3);
        commit(1, 1);
        assertThat(lag.recordsBefore(ends)).isZero();
        commit(0, 400);
        assertThat(lag.recordsBefore(ends)).isZero();
        assertThat(measured()).isGreaterThan(100);
    }

    @Test
    void aTopicThatIsNotThereIsUnknownRatherThanDone() throws Exception {
        try (KafkaLag other = new KafkaLag(BROKER, Map.of("group", "lag-missing"))) {
            other.measure();
            assertThat(other.lags()).isEmpty();
            assertThatThrownBy(other::ends).isInstanceOf(KafkaException.class);
        }
    }

    @Test
    void showsAsAGauge() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        lag.bindTo(meters);
        publish(0, 7);
        lag.measure();
        assertThat(meters.get("slipstream.kafka.lag")
                        .tag("group", group)
                        .gauge()
                        .value())
                .isEqualTo(7);
    }

    private long measured() throws InterruptedException {
        lag.measure();
        return lag.lags().get(group);
    }

    private void publish(int partition, int records) {
        producer.beginTransaction();
        for (int i = 0; i < records; i++) {
            send(partition);
        }
        producer.commitTransaction();
    }

    private void send(int partition) {
        var unused = producer.send(new ProducerRecord<>(topic, partition, null, new byte[] {1, 2, 3}));
    }

    /** As the streaming jobs do with a checkpoint. */
    private void commit(int partition, long offset) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(offset));
        admin.alterConsumerGroupOffsets(group, offsets).all().get(20, TimeUnit.SECONDS);
    }
}
