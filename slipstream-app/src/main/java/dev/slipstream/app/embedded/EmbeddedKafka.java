package dev.slipstream.app.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The real Kafka broker and its KRaft controller, in this process, on the loopback address. */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final int NODE = 1;
    private static final long STOP_MILLIS = 8_000;

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts the broker; returns when it takes requests.
     *
     * @param onFatal called once, on a broker thread, when the broker gives up; it would otherwise
     *     end the whole process
     */
    public static EmbeddedKafka start(Path folder, int preferredPort, Consumer<String> onFatal) {
        // The broker ends the JVM on a fault that it cannot survive; here the program decides.
        Exit.setHaltProcedure((status, message) -> onFatal.accept("Kafka's broker halted: " + message));
        Exit.setExitProcedure((status, message) -> onFatal.accept("Kafka's broker exited: " + message));
        int port = Ports.preferredOrFree(preferredPort);
        int controllerPort = Ports.free();
        try {
            format(folder);
            KafkaRaftServer server = new KafkaRaftServer(
                    KafkaConfig.fromProps(properties(folder, port, controllerPort), false), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(server, "127.0.0.1:" + port);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot start the embedded Kafka broker in " + folder, e);
        }
    }

    private static void format(Path folder) throws Exception {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(folder);
        new Formatter()
                .setPrintStream(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()))
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(folder.toString())
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName("CONTROLLER")
                .setHasDynamicQuorum(false)
                .setIgnoreFormatted(true)
                .run();
    }

    private static Properties properties(Path folder, int port, int controllerPort) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE),
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controllerPort,
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names",
                "CONTROLLER",
                "inter.broker.listener.name",
                "PLAINTEXT",
                "log.dirs",
                folder.toString(),
                "auto.create.topics.enable",
                "false"));
        properties.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "offsets.retention.minutes", String.valueOf(Integer.MAX_VALUE),
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0",
                "transactional.id.expiration.ms", String.valueOf(Integer.MAX_VALUE)));
        properties.putAll(Map.of(
                "num.network.threads", "2",
                "num.io.threads", "2",
                // A killed broker may come back only when its last session has ended: 9 s by default.
                "broker.session.timeout.ms", "4000",
                "broker.heartbeat.interval.ms", "1000",
                "log.cleaner.dedupe.buffer.size", "4194304",
                "log.segment.bytes", "67108864",
                "log.retention.check.interval.ms", "30000",
                "message.max.bytes", "6291456",
                "replica.fetch.max.bytes", "6291456",
                "socket.request.max.bytes", "104857600"));
        return properties;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /**
     * Writes everything out and stops; takes about half a second. A broker that cannot, as on a full
     * disk, is left behind after a few seconds; its threads end with the process.
     */
    @Override
    public void close() {
        Thread stopping = new Thread(
                () -> {
                    server.shutdown();
                    server.awaitShutdown();
                },
                "kafka-stop");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopping.isAlive()) {
            log.warn("Kafka's broker does not stop; leaving it behind");
        }
    }
}
