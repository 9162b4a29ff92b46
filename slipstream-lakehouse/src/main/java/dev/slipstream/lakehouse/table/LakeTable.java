package dev.slipstream.lakehouse.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.TableIdentifier;

/** The tables that the program itself writes; gold tables are made from SQL files beside these. */
public enum LakeTable {
    CAPTURES(
            "bronze",
            "captures",
            "What arrived: the unchanged bytes of every answer, with when and from where",
            Columns.CAPTURES,
            "received_at",
            Map.of(
                    // One large body must not sit a hundred times in the heap before its size is looked at.
                    "write.parquet.row-group-check-min-record-count", "1",
                    "write.parquet.row-group-check-max-record-count", "10",
                    "write.metadata.metrics.column.body", "none",
                    "write.parquet.bloom-filter-enabled.column.body", "false")),
    STATES("silver", "states", "One aircraft at one instant, per row; SI units", Columns.STATES, "seen_at", Map.of()),
    SCHEDULES(
            "silver",
            "schedules",
            "What providers say of flights, one saying per row; another row may say otherwise later",
            Columns.SCHEDULES,
            "received_at",
            Map.of()),
    FLIGHTS(
            "silver",
            "flights",
            "One leg of one aircraft; the row with the latest known_at is what is known of it",
            Columns.FLIGHTS,
            "known_at",
            Map.of()),
    EVENTS(
            "silver",
            "events",
            "Take-offs, landings and what else happened on flights",
            Columns.EVENTS,
            "known_at",
            Map.of()),
    TRACKS(
            "silver",
            "tracks",
            "What was remembered of each aircraft when an hour began, so that the hour can be derived again",
            Columns.TRACKS,
            "hour",
            Map.of()),
    REJECTED("silver", "rejected", "Items that were not believed, and why", Columns.REJECTED, "accounted_at", Map.of()),
    SEALS(
            "silver",
            "seals",
            "What each settled hour holds: its account and the hash of its content",
            Columns.SEALS,
            "hour",
            Map.of());

    private final TableIdentifier identifier;
    private final String summary;
    private final Schema schema;
    private final String timeColumn;
    private final Map<String, String> properties;

    LakeTable(
            String namespace,
            String name,
            String summary,
            Schema schema,
            String timeColumn,
            Map<String, String> properties) {
        this.identifier = TableIdentifier.of(namespace, name);
        this.summary = summary;
        this.schema = schema;
        this.timeColumn = timeColumn;
        this.properties = properties;
    }

    /** The tables whose rows a seal counts as stored, and hashes. */
    public static List<LakeTable> ofStoredItems() {
        return List.of(STATES, SCHEDULES);
    }

    /** The tables whose rows are items of captures: settling replaces an hour of each. */
    public static List<LakeTable> ofItems() {
        return List.of(STATES, SCHEDULES, REJECTED);
    }

    /** What is assembled of all providers' states together: settling replaces an hour of each. */
    public static List<LakeTable> ofFlights() {
        return List.of(FLIGHTS, EVENTS, TRACKS);
    }

    /** Tables to which streaming jobs append, a small file each time. */
    public static List<LakeTable> ofStreams() {
        return List.of(CAPTURES, STATES, SCHEDULES, REJECTED, FLIGHTS, EVENTS);
    }

    /** Captures and their items: tables that hold hours, each of one provider. */
    public static List<LakeTable> ofHours() {
        return List.of(CAPTURES, STATES, SCHEDULES, REJECTED);
    }

    public TableIdentifier identifier() {
        return identifier;
    }

    /** As SQL names it: {@code silver.states}. */
    public String qualifiedName() {
        return identifier.toString();
    }

    /** One sentence for people. */
    public String summary() {
        return summary;
    }

    /** The columns in order. */
    public List<TableColumn> columns() {
        return TableColumn.of(schema);
    }

    public Schema schema() {
        return schema;
    }

    /** The column whose hour is the partition; queries that bound it read little. */
    public String timeColumn() {
        return timeColumn;
    }

    /** By provider, because terms of use differ, and by time: hours, seals by month. */
    public PartitionSpec partitioning() {
        PartitionSpec.Builder spec = PartitionSpec.builderFor(schema).identity("provider");
        return this == SEALS
                ? spec.month(timeColumn).build()
                : spec.hour(timeColumn).build();
    }

    /** How settled files are sorted. */
    public SortOrder sortOrder() {
        SortOrder.Builder order = SortOrder.builderFor(schema);
        return switch (this) {
            case STATES -> order.asc("aircraft").asc("seen_at").build();
            case SCHEDULES -> order.asc("aircraft").build();
            case FLIGHTS, EVENTS -> order.asc("aircraft").asc("known_at").build();
            case TRACKS -> order.asc("aircraft").build();
            case CAPTURES, REJECTED -> order.asc("capture_id").build();
            case SEALS -> order.asc("hour").build();
        };
    }

    /** Table properties: no delete files, metadata cleaned after commit, zstd Parquet. */
    public Map<String, String> properties() {
        Map<String, String> all = new LinkedHashMap<>(commonProperties());
        all.putAll(properties);
        return all;
    }

    /** What holds for every table of the lake. */
    static Map<String, String> commonProperties() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("format-version", "2");
        all.put("write.parquet.compression-codec", "zstd");
        all.put("write.metadata.delete-after-commit.enabled", "true");
        all.put("write.metadata.previous-versions-max", "20");
        all.put("write.target-file-size-bytes", "268435456");
        // A writer holds a row group per open file in the heap.
        all.put("write.parquet.row-group-size-bytes", "33554432");
        all.put("commit.manifest.min-count-to-merge", "50");
        // Rejections are rare: without rows there is nothing to commit.
        all.put("flink.max-continuous-empty-commits", String.valueOf(Integer.MAX_VALUE));
        // The stream, settling and compaction commit to the same tables.
        all.put("commit.retry.num-retries", "10");
        all.put("commit.retry.min-wait-ms", "50");
        all.put("commit.retry.max-wait-ms", "2000");
        return all;
    }
}
