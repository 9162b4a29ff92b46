package dev.slipstream.bench.ingest;

import dev.slipstream.lakehouse.table.LakeTable;
import org.apache.iceberg.catalog.TableIdentifier;
import org.jspecify.annotations.Nullable;

/** What is measured, in the order of the table. */
enum Peer {
    RAW("raw drain", "dev.slipstream.bench.ingest.RawDrain", ".", null),
    PLAIN("our plain copy", "dev.slipstream.bench.ingest.PlainCopy", ".", WireTable.IDENTIFIER),
    FLIGHT("our whole FlightJob", "dev.slipstream.bench.ingest.WholeJob", ".", LakeTable.STATES.identifier()),
    FLINK_SQL("Flink SQL, tuned", "dev.slipstream.bench.flinksql.FlinkSql", "flink-sql", WireTable.IDENTIFIER);

    private final String title;
    private final String mainClass;
    private final String module;
    private final @Nullable TableIdentifier table;

    Peer(String title, String mainClass, String module, @Nullable TableIdentifier table) {
        this.title = title;
        this.mainClass = mainClass;
        this.module = module;
        this.table = table;
    }

    String title() {
        return title;
    }

    String mainClass() {
        return mainClass;
    }

    /** The folder under {@code bench/} whose class path it runs on. */
    String module() {
        return module;
    }

    /** Where its rows must be afterwards; null when it writes none. */
    @Nullable
    TableIdentifier table() {
        return table;
    }
}
