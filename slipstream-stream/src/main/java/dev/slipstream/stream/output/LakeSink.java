package dev.slipstream.stream.output;

import dev.slipstream.lakehouse.table.LakeCatalog;
import dev.slipstream.lakehouse.table.LakeTable;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.data.RowData;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.DistributionMode;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.sink.IcebergSink;

/**
 * Appends rows to a table: a commit per checkpoint, each row exactly once. Rows may be flyweights: the
 * writer is chained to what makes them and keeps none.
 */
public final class LakeSink {

    private LakeSink() {}

    /** Ends a stream in a table of the lake, which must exist when the job starts. */
    public static Consumer<DataStream<RowData>> to(LakeCatalog lake, LakeTable table) {
        CatalogLoader catalog =
                CatalogLoader.custom(lake.name(), lake.properties(), new Configuration(false), lake.implementation());
        return to(TableLoader.fromCatalog(catalog, table.identifier()), table);
    }

    /** Ends a stream in a table that is reached in another way. */
    public static Consumer<DataStream<RowData>> to(TableLoader loader, LakeTable table) {
        return rows -> IcebergSink.forRowData(rows)
                .tableLoader(new WatchedTableLoader(loader))
                .distributionMode(DistributionMode.NONE)
                .writeParallelism(rows.getParallelism())
                .uidSuffix(table.identifier().toString())
                .append();
    }
}
