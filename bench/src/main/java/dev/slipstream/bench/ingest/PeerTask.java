package dev.slipstream.bench.ingest;

import dev.slipstream.lakehouse.table.LakeCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the process of a peer is told, as system properties: where to read and write, and how wide.
 *
 * @param registryUrl a schema registry that knows the schemas on the wire
 * @param folder catalog, tables and checkpoints of this run alone
 */
public record PeerTask(
        String bootstrapServers, String registryUrl, Path folder, int parallelism, Duration commitInterval) {
    public static final String TOPIC = "aviation-data";
    private static final String PREFIX = "bench.";

    /** Options for {@code java}, from which {@link #fromProperties} reads the same task. */
    List<String> options() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("bootstrap", bootstrapServers);
        values.put("registry", registryUrl);
        values.put("folder", folder);
        values.put("parallelism", parallelism);
        values.put("commit", commitInterval);
        return values.entrySet().stream()
                .map(entry -> "-D" + PREFIX + entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    /** The task of this process. */
    public static PeerTask fromProperties() {
        return new PeerTask(
                property("bootstrap"),
                property("registry"),
                Path.of(property("folder")),
                Integer.parseInt(property("parallelism")),
                Duration.parse(property("commit")));
    }

    private static String property(String name) {
        String value = System.getProperty(PREFIX + name);
        if (value == null) {
            throw new IllegalStateException("Cannot start a peer without -D" + PREFIX + name);
        }
        return value;
    }

    /** The catalog that all peers use: Iceberg's own over JDBC, in one SQLite file. */
    public LakeCatalog catalog() {
        String url = "jdbc:sqlite:" + folder.resolve("catalog.db") + "?busy_timeout=10000&journal_mode=WAL";
        return new LakeCatalog(url, "", "", folder.resolve("lake").toString(), "bench");
    }

    /** What the program's own source asks of the broker, so that every peer asks the same. */
    public static Map<String, String> consumerProperties() {
        return Map.of(
                "isolation.level", "read_committed",
                "fetch.max.bytes", "8388608",
                "max.partition.fetch.bytes", "4194304",
                "max.poll.records", "5000");
    }
}
