package dev.slipstream.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    @TempDir
    Path temp;

    @Test
    void takesAnotherPortWhenItsOwnIsTakenAndKeepsItsTopics() throws Exception {
        ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
        String first;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EmbeddedKafka kafka = EmbeddedKafka.start(temp, taken.getLocalPort(), faults::add)) {
            first = kafka.bootstrapServers();
            assertThat(first).startsWith("127.0.0.1:").doesNotEndWith(":" + taken.getLocalPort());
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", first))) {
                admin.createTopics(List.of(new NewTopic("kept", 3, (short) 1)))
                        .all()
                        .get(20, TimeUnit.SECONDS);
            }
        }
        try (EmbeddedKafka again = EmbeddedKafka.start(temp, 0, faults::add);
                Admin admin = Admin.create(Map.of("bootstrap.servers", again.bootstrapServers()))) {
            assertThat(admin.describeTopics(List.of("kept"))
                            .allTopicNames()
                            .get(20, TimeUnit.SECONDS)
                            .get("kept")
                            .partitions())
                    .hasSize(3);
        }
        assertThat(faults).isEmpty();
    }
}
