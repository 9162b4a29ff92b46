package dev.slipstream.ingest.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real single-node broker in this JVM, for tests. {@link #shared} starts once and is stopped with
 * the JVM; tests that share it use topics and sources of their own.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Map<String, String> SMALL = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("inter.broker.listener.name", "PLAINTEXT"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "2"),
            Map.entry("log.cleaner.dedupe.buffer.size", "4194304"));

    private static EmbeddedBroker shared;

    private final Path folder;
    private final Map<String, String> settings;
    private final String bootstrap;
    private KafkaRaftServer server;

    private EmbeddedBroker(Path folder, int port, int controllerPort) {
        this.folder = folder;
        bootstrap = "127.0.0.1:" + port;
        settings = new HashMap<>(SMALL);
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://" + bootstrap + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://" + bootstrap);
        settings.put("log.dirs", folder.toString());
    }

    /** The broker of this JVM's tests. */
    public static synchronized EmbeddedBroker shared() {
        if (shared == null) {
            shared = start();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** A broker of one's own, with an empty temporary folder. */
    public static EmbeddedBroker start() {
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket controllerPort = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path folder = Files.createTempDirectory("slipstream-broker");
            EmbeddedBroker broker = new EmbeddedBroker(folder, port.getLocalPort(), controllerPort.getLocalPort());
            broker.format();
            port.close();
            controllerPort.close();
            broker.resume();
            return broker;
        } catch (Exception e) {
            throw new IllegalStateException("Cannot start a broker for the test", e);
        }
    }

    public String bootstrap() {
        return bootstrap;
    }

    /** Client settings that reach it. */
    public Map<String, Object> connection() {
        return Map.of("bootstrap.servers", bootstrap);
    }

    /** The default topics under names of their own, made. */
    public Topics newTopics(String prefix) throws InterruptedException {
        Topics topics = new Topics(
                new Topics.Topic(prefix + "-raw", 1),
                new Topics.Topic(prefix + "-data", 4),
                new Topics.Topic(prefix + "-schedules", 1),
                new Topics.Topic(prefix + "-rejected", 1));
        try (Admin admin = Admin.create(connection())) {
            new TopicCreator(admin, 1, Map.of()).create(topics);
        }
        return topics;
    }

    /** Stops answering; {@link #resume} goes on with the same data and ports. */
    public void pause() {
        server.shutdown();
        server.awaitShutdown();
    }

    public void resume() {
        Properties properties = new Properties();
        properties.putAll(settings);
        server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        server.startup();
    }

    @Override
    public void close() {
        pause();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void format() throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(folder.toString())
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName("CONTROLLER")
                .setHasDynamicQuorum(false)
                .setIgnoreFormatted(true)
                .run();
    }
}
