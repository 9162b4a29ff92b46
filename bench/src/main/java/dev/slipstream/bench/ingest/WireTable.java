package dev.slipstream.bench.ingest;

import dev.slipstream.core.wire.StateVectorFields;
import dev.slipstream.lakehouse.table.LakeCatalog;
import dev.slipstream.lakehouse.table.LakeTable;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types.NestedField;

/** {@code silver.states} with only the columns that are on the wire, for peers that add none. */
public final class WireTable {
    public static final TableIdentifier IDENTIFIER = TableIdentifier.of("silver", "states_wire");

    private WireTable() {}

    /** The columns on the wire, in their order. */
    public static List<NestedField> columns() {
        return LakeTable.STATES.schema().columns().subList(0, StateVectorFields.COUNT);
    }

    /** Reaches the table from a job of ours. */
    static TableLoader loader(LakeCatalog facts) {
        CatalogLoader catalog = CatalogLoader.custom(
                facts.name(), facts.properties(), new Configuration(false), facts.implementation());
        return TableLoader.fromCatalog(catalog, IDENTIFIER);
    }

    /** Makes the table beside the program's own, which must be there. */
    static void create(LakeCatalog facts) {
        Schema schema = new Schema(columns());
        try (JdbcCatalog catalog = facts.open()) {
            catalog.createTable(
                    IDENTIFIER,
                    schema,
                    PartitionSpec.builderFor(schema)
                            .identity("provider")
                            .hour(LakeTable.STATES.timeColumn())
                            .build(),
                    LakeTable.STATES.properties());
        }
    }
}
