package dev.slipstream.bench.flinksql;

import dev.slipstream.bench.ingest.FirstPoll;
import dev.slipstream.bench.ingest.Marks;
import dev.slipstream.bench.ingest.PeerTask;
import dev.slipstream.bench.ingest.WireTable;
import dev.slipstream.lakehouse.table.LakeCatalog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Flink SQL from {@code aviation-data} into an Iceberg table, tuned: objects reused, no shuffle before the
 * writers, the newer sink. Its cluster has the memory that ours has.
 */
public final class FlinkSql {

    private FlinkSql() {}

    public static void main(String[] arguments) throws Exception {
        Marks.endOnFailure();
        PeerTask task = PeerTask.fromProperties();
        FirstPoll.watch();
        TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.newInstance()
                .inStreamingMode()
                .withConfiguration(configuration(task))
                .build());
        tables.executeSql("CREATE TABLE wire (" + columns() + ") WITH (" + options(source(task)) + ")");
        tables.executeSql(
                "CREATE CATALOG " + task.catalog().name() + " WITH (" + options(catalog(task.catalog())) + ")");
        tables.executeSql("INSERT INTO " + task.catalog().name() + "." + WireTable.IDENTIFIER
                        + " /*+ OPTIONS('distribution-mode'='none') */ SELECT " + selection() + " FROM wire")
                .await();
        Marks.done();
    }

    private static Configuration configuration(PeerTask task) {
        Configuration flink = new Configuration();
        flink.setString("parallelism.default", String.valueOf(task.parallelism()));
        flink.setString("taskmanager.numberOfTaskSlots", String.valueOf(task.parallelism()));
        flink.setString("taskmanager.memory.network.min", "32m");
        flink.setString("taskmanager.memory.network.max", "32m");
        flink.setString("taskmanager.memory.managed.size", "64m");
        flink.setString("pipeline.object-reuse", "true");
        flink.setString(
                "execution.checkpointing.interval", task.commitInterval().toMillis() + "ms");
        flink.setString("execution.checkpointing.mode", "EXACTLY_ONCE");
        flink.setString(
                "execution.checkpointing.dir",
                task.folder().resolve("checkpoints").toUri().toString());
        flink.setString("restart-strategy.type", "none");
        flink.setString("table.exec.iceberg.use-v2-sink", "true");
        flink.setString("table.local-time-zone", "UTC");
        // Else all of Hadoop is wanted on the class path.
        flink.setString("security.delegation.tokens.enabled", "false");
        return flink;
    }

    private static String columns() {
        return WireTable.columns().stream()
                .map(column -> quoted(column) + " " + sqlType(column) + (column.isOptional() ? "" : " NOT NULL"))
                .collect(Collectors.joining(", "));
    }

    /** The Avro format reads times in milliseconds only, so that microseconds come as numbers. */
    private static String selection() {
        return WireTable.columns().stream()
                .map(column -> column.type().typeId() == TypeID.TIMESTAMP
                        ? "TO_TIMESTAMP_LTZ(" + quoted(column) + " / 1000, 3)"
                        : quoted(column))
                .collect(Collectors.joining(", "));
    }

    private static String quoted(NestedField column) {
        return "`" + column.name() + "`";
    }

    private static String sqlType(NestedField column) {
        return switch (column.type().typeId()) {
            case STRING -> "STRING";
            case LONG, TIMESTAMP -> "BIGINT";
            case INTEGER -> "INT";
            case DOUBLE -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            default -> throw new IllegalArgumentException("Cannot write " + column.type() + " in SQL");
        };
    }

    private static Map<String, String> source(PeerTask task) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("connector", "kafka");
        options.put("topic", PeerTask.TOPIC);
        options.put("properties.bootstrap.servers", task.bootstrapServers());
        options.put("properties.group.id", "flink-sql");
        PeerTask.consumerProperties().forEach((name, value) -> options.put("properties." + name, value));
        options.put("scan.startup.mode", "earliest-offset");
        options.put("scan.bounded.mode", "latest-offset");
        options.put("format", "avro-confluent");
        options.put("avro-confluent.url", task.registryUrl());
        return options;
    }

    private static Map<String, String> catalog(LakeCatalog facts) {
        Map<String, String> options = new LinkedHashMap<>(facts.properties());
        options.put("type", "iceberg");
        options.put("catalog-impl", facts.implementation());
        return options;
    }

    private static String options(Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> "'" + option.getKey() + "'='" + option.getValue() + "'")
                .collect(Collectors.joining(", "));
    }
}
