package dev.slipstream.core.config;

import static dev.slipstream.core.config.ValueType.duration;
import static dev.slipstream.core.config.ValueType.port;
import static dev.slipstream.core.config.ValueType.size;
import static dev.slipstream.core.config.ValueType.wholeNumber;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** Every setting but those of each source, which are {@link SourceKeys}. To add one: declare it here, add it to {@link #ALL}, update the reference. */
public final class SettingKeys {

    private static final ValueType<String> TOPIC =
            ValueType.name("[a-zA-Z0-9._-]{1,200}", "a Kafka topic name: letters, digits, dot, underscore, hyphen");

    public static final Setting<Path> DATA_DIR = Setting.of(
            "data.dir",
            ValueType.path(),
            "./data",
            "The folder that holds everything: tables, Kafka's log, PostgreSQL, logs.");
    public static final Setting<DataSize> STORAGE_MAX = Setting.of(
            "storage.max",
            size("100MB", "1000TB"),
            "20GB",
            "How large the data folder may grow: simulated captures go first, live sources stop with a warning.");

    public static final Setting<String> HTTP_HOST = Setting.of(
            "http.host",
            ValueType.name("[^\\s/]+", "a host name or address"),
            "127.0.0.1",
            "The address that the web server listens on; anything but loopback lets others in.");
    public static final Setting<Integer> HTTP_PORT = Setting.of(
            "http.port", port(), "8787", "The web server's port; the next free one is taken when it is in use.");
    public static final Setting<List<String>> HTTP_ALLOWED_HOSTS = Setting.of(
            "http.allowed-hosts",
            ValueType.list("host names divided by commas"),
            "",
            "Names, beside this machine's own, under which browsers may reach the web server.");

    public static final Setting<String> KAFKA_BOOTSTRAP_SERVERS = Setting.of(
            "kafka.bootstrap-servers",
            ValueType.text(),
            "",
            "The Kafka cluster to use, as host:port,host:port; empty starts a broker in this process.");
    public static final Setting<Integer> KAFKA_PORT = Setting.of(
            "kafka.port", port(), "19092", "The built-in broker's port; the next free one is taken when it is in use.");
    public static final Setting<String> KAFKA_TOPICS_RAW =
            Setting.of("kafka.topics.raw", TOPIC, "aviation-raw", "The topic of captures: the bytes that arrived.");
    public static final Setting<String> KAFKA_TOPICS_STATES =
            Setting.of("kafka.topics.states", TOPIC, "aviation-data", "The topic of state vectors, keyed by aircraft.");
    public static final Setting<String> KAFKA_TOPICS_SCHEDULES = Setting.of(
            "kafka.topics.schedules",
            TOPIC,
            "aviation-schedules",
            "The topic of flight reports: what providers say of flights.");
    public static final Setting<String> KAFKA_TOPICS_REJECTED = Setting.of(
            "kafka.topics.rejected", TOPIC, "aviation-rejected", "The topic of items that were not believed, and why.");
    public static final Setting<Integer> KAFKA_PARTITIONS = Setting.of(
            "kafka.partitions",
            wholeNumber(1, 1000),
            "4",
            "Partitions of the topic of state vectors when it is created: the most readers that can share it.");

    public static final Setting<String> POSTGRES_URL = Setting.of(
            "postgres.url",
            ValueType.name("(jdbc:postgresql:.+)?", "a URL that starts with jdbc:postgresql:, or empty"),
            "",
            "The PostgreSQL database for catalog and job history; empty starts one in the data folder.");
    public static final Setting<String> POSTGRES_USER = Setting.of(
            "postgres.user", ValueType.text(), "", "The user of postgres.url; not used by the built-in database.");
    public static final Setting<String> POSTGRES_PASSWORD =
            Setting.secret("postgres.password", "The password of postgres.user.");
    public static final Setting<Integer> POSTGRES_PORT = Setting.of(
            "postgres.port",
            port(),
            "15432",
            "The built-in database's port; the next free one is taken when it is in use.");

    public static final Setting<String> LAKE_WAREHOUSE = Setting.of(
            "lake.warehouse",
            ValueType.location(),
            "",
            "Where the Iceberg tables' files are: a folder or an object store's URI; empty is lake in the data folder.");

    public static final Setting<Integer> FLINK_PARALLELISM =
            Setting.of("flink.parallelism", wholeNumber(1, 1000), "1", "How many slots the Flink jobs run on.");
    public static final Setting<Duration> FLINK_COMMIT_INTERVAL = Setting.of(
            "flink.commit-interval",
            duration("500ms", "10m"),
            "2s",
            "How often state vectors are committed, that is, become visible to questions.");
    public static final Setting<Duration> FLINK_ARCHIVE_INTERVAL = Setting.of(
            "flink.archive-interval",
            duration("1s", "1h"),
            "30s",
            "How often captures, rejected items, flights and events are committed.");

    public static final Setting<List<String>> SOURCE = Setting.of(
            "source",
            SourceValues.names("names of sources divided by commas, or none"),
            "simulator",
            "What brings flight data in, by name; each has its `sources.NAME.…`. With none, only replays do.");
    public static final Setting<List<String>> FAILOVER = Setting.of(
            "failover",
            SourceValues.names("names of sources divided by commas, the first choice first, or empty"),
            "",
            "Sources that stand in for each other: one is called only while all before it fail.");
    public static final Setting<Boolean> QUOTA_FIT = Setting.of(
            "quota.fit",
            SourceValues.trueOrFalse(),
            "false",
            "Whether sources that would overrun a quota are slowed down, rather than refused.");
    public static final Setting<Integer> SIMULATOR_AIRCRAFT =
            Setting.of("simulator.aircraft", wholeNumber(1, 200_000), "2000", "How many aircraft the simulator flies.");
    public static final Setting<Long> SIMULATOR_SEED =
            Setting.of("simulator.seed", ValueType.anyWholeNumber(), "42", "The same seed gives the same flights.");
    public static final Setting<Duration> SIMULATOR_EVERY = Setting.of(
            "simulator.every",
            duration("1s", "10m"),
            "2s",
            "How often the simulator answers with all its aircraft, in whole seconds.");
    public static final Setting<String> SIMULATOR_FAULTS = Setting.of(
            "simulator.faults",
            ValueType.text(),
            "",
            "What goes wrong with the simulator's answers, such as `missing=0.01,corrupt=0.002,outage=0.02/h:3m`;"
                    + " empty for nothing.");

    public static final Setting<Duration> LIVE_FORGET_AFTER = Setting.of(
            "live.forget-after",
            duration("5s", "24h"),
            "60s",
            "When an aircraft that is no longer heard leaves the live map.");

    public static final Setting<DataSize> QUERY_MEMORY = Setting.of(
            "query.memory", size("32MB", "1TB"), "256MB", "The most memory that questions and SQL may use together.");
    public static final Setting<Duration> QUERY_TIMEOUT =
            Setting.of("query.timeout", duration("100ms", "1h"), "30s", "When a question or statement is stopped.");
    public static final Setting<Integer> QUERY_MAX_ROWS =
            Setting.of("query.max-rows", wholeNumber(1, 10_000_000), "10000", "How many rows an answer has at most.");
    public static final Setting<String> QUESTIONS_DIR = Setting.of(
            "questions.dir",
            ValueType.pathOrEmpty(),
            "",
            "A folder with questions of your own, one .sql file each; empty is questions in the data folder.");

    public static final Setting<Duration> SETTLE_WAIT = Setting.of(
            "settle.wait",
            duration("0s", "7d"),
            "1h",
            "How long after an hour's end data for it is waited for before it is settled; at least 1h.");
    public static final Setting<Duration> SETTLE_EVERY = Setting.of(
            "settle.every", duration("1s", "24h"), "5m", "How often hours that can be settled are looked for.");
    public static final Setting<Duration> SNAPSHOTS_KEEP = Setting.of(
            "snapshots.keep", duration("1m", "365d"), "1h", "How long a table's earlier snapshots can be read.");

    public static final Setting<Duration> TAGS_KEEP = Setting.of(
            "tags.keep",
            duration("1h", "3650d"),
            "7d",
            "How long what each table held at each full hour can be read with --as-of.");
    public static final Setting<KeepFor> RETENTION_CAPTURES = Setting.of(
            "retention.captures",
            ValueType.keepFor(),
            "forever",
            "How long what arrived is kept; hours whose captures are gone can not be derived again.");
    public static final Setting<KeepFor> RETENTION_STATES = Setting.of(
            "retention.states",
            ValueType.keepFor(),
            "forever",
            "How long states, flight reports and refusals are kept.");
    public static final Setting<KeepFor> RETENTION_FLIGHTS =
            Setting.of("retention.flights", ValueType.keepFor(), "forever", "How long flights and events are kept.");
    public static final Setting<KeepFor> RETENTION_TRACKS = Setting.of(
            "retention.tracks",
            ValueType.keepFor(),
            "forever",
            "How long it is kept what was remembered at each hour's start, without which the hour can not be derived again.");

    public static final Setting<String> REFERENCE_REFRESH = Setting.of(
            "reference.refresh",
            ValueType.oneOf("auto", "always", "never"),
            "auto",
            "When newer reference tables are looked for unasked; auto is while a live source is chosen.");
    public static final Setting<Duration> REFERENCE_EVERY = Setting.of(
            "reference.every", duration("1h", "365d"), "7d", "How often newer reference tables are looked for.");
    public static final Setting<Duration> REFERENCE_TIMEOUT = Setting.of(
            "reference.timeout", duration("100ms", "6h"), "10m", "How long the download of one file may take.");
    public static final Setting<URI> REFERENCE_OURAIRPORTS_URL = Setting.of(
            "reference.ourairports-url",
            ValueType.url(),
            "https://davidmegginson.github.io/ourairports-data",
            "Where airports.csv, runways.csv and countries.csv of OurAirports (public domain) are.");
    public static final Setting<URI> REFERENCE_STANDING_DATA_URL = Setting.of(
            "reference.standing-data-url",
            ValueType.url(),
            "https://github.com/vradarserver/standing-data/archive/refs/heads/main.zip",
            "Where the archive of VRS standing-data (CC0) is: airlines, routes, aircraft, types, address blocks.");
    public static final Setting<String> REFERENCE_EXTRA = Setting.of(
            "reference.extra",
            ValueType.name("(tar1090-db)?", "tar1090-db, or empty"),
            "",
            "A list of 600,000 aircraft to add, whose licence is unclear: for your own use, not to be passed on.");
    public static final Setting<URI> REFERENCE_TAR1090_DB_URL = Setting.of(
            "reference.tar1090-db-url",
            ValueType.url(),
            "https://raw.githubusercontent.com/wiedehopf/tar1090-db/csv/aircraft.csv.gz",
            "Where the list of aircraft of tar1090-db is.");

    public static final Setting<String> EXPORT_DIR = Setting.of(
            "export.dir",
            ValueType.pathOrEmpty(),
            "",
            "Where exports go; empty is the folder export in the data folder.");
    public static final Setting<ZoneId> EXPORT_ZONE = Setting.of(
            "export.zone", ValueType.zone(), "UTC", "The time zone of the folders, names and times of exports.");
    public static final Setting<List<String>> EXPORT_WHAT = Setting.of(
            "export.what",
            ValueType.list("captures, tables or questions divided by commas, or empty"),
            "",
            "What is exported by itself, an hour at a time when it has been settled; empty exports nothing.");
    public static final Setting<String> EXPORT_FORMAT = Setting.of(
            "export.format",
            ValueType.oneOf("csv", "parquet", "json", "geojson"),
            "csv",
            "The format of what is exported by itself.");
    public static final Setting<Duration> EXPORT_EVERY = Setting.of(
            "export.every",
            duration("10s", "30d"),
            "5m",
            "How often to look for settled hours that are not exported yet.");

    /** In the order of the reference. */
    public static final List<Setting<?>> ALL = List.of(
            DATA_DIR,
            STORAGE_MAX,
            SOURCE,
            FAILOVER,
            QUOTA_FIT,
            SIMULATOR_AIRCRAFT,
            SIMULATOR_SEED,
            SIMULATOR_EVERY,
            SIMULATOR_FAULTS,
            HTTP_HOST,
            HTTP_PORT,
            HTTP_ALLOWED_HOSTS,
            LIVE_FORGET_AFTER,
            KAFKA_BOOTSTRAP_SERVERS,
            KAFKA_PORT,
            KAFKA_TOPICS_RAW,
            KAFKA_TOPICS_STATES,
            KAFKA_TOPICS_SCHEDULES,
            KAFKA_TOPICS_REJECTED,
            KAFKA_PARTITIONS,
            POSTGRES_URL,
            POSTGRES_USER,
            POSTGRES_PASSWORD,
            POSTGRES_PORT,
            LAKE_WAREHOUSE,
            FLINK_PARALLELISM,
            FLINK_COMMIT_INTERVAL,
            FLINK_ARCHIVE_INTERVAL,
            QUERY_MEMORY,
            QUERY_TIMEOUT,
            QUERY_MAX_ROWS,
            QUESTIONS_DIR,
            SETTLE_WAIT,
            SETTLE_EVERY,
            SNAPSHOTS_KEEP,
            TAGS_KEEP,
            RETENTION_CAPTURES,
            RETENTION_STATES,
            RETENTION_FLIGHTS,
            RETENTION_TRACKS,
            EXPORT_DIR,
            EXPORT_ZONE,
            EXPORT_WHAT,
            EXPORT_FORMAT,
            EXPORT_EVERY,
            REFERENCE_REFRESH,
            REFERENCE_EVERY,
            REFERENCE_TIMEOUT,
            REFERENCE_OURAIRPORTS_URL,
            REFERENCE_STANDING_DATA_URL,
            REFERENCE_EXTRA,
            REFERENCE_TAR1090_DB_URL);

    private SettingKeys() {}
}
