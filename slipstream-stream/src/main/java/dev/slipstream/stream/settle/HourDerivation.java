package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.engine.FlinkEngine;
import dev.slipstream.stream.operators.ReferenceLoader;
import dev.slipstream.stream.row.RowTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.operators.Order;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SerializationUtil;

/**
 * Derives an hour from its captures in a Flink batch, with memory bounded by the engine's.
 *
 * <pre>{@code
 * bronze files ─► by source, sorted by capture ─► ReadWork ─► by aircraft or report, sorted ─► WriteWork
 * }</pre>
 */
final class HourDerivation {
    private static final TypeInformation<byte[]> BYTES = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

    private final Lake lake;
    private final int parallelism;

    HourDerivation(Lake lake, int parallelism) {
        this.lake = lake;
        this.parallelism = parallelism;
    }

    /** Writes the hour's files; the caller commits or deletes them. */
    DerivedHour derive(FlinkEngine engine, HourPartition partition, ReferenceLoader reference) {
        Window window = Window.of(partition);
        Table captures = lake.table(LakeTable.CAPTURES);
        List<byte[]> files = plan(captures, window);
        if (files.isEmpty()) {
            return DerivedHour.none();
        }
        JobExecutionResult result = engine.runToEnd(
                "settle " + partition,
                parallelism,
                environment -> define(environment, window, captures, files, reference));
        DerivedHour hour = DerivedHour.none();
        for (Object parts : result.getAllAccumulatorResults().values()) {
            for (Object part : (List<?>) parts) {
                hour = hour.plus(SerializationUtil.<DerivedHour>deserializeFromBytes((byte[]) part));
            }
        }
        return hour;
    }

    private void define(
            StreamExecutionEnvironment environment,
            Window window,
            Table captures,
            List<byte[]> files,
            ReferenceLoader reference) {
        SortKeys.BySource bySource = new SortKeys.BySource();
        DataStream<RowData> rows = environment
                .fromData(files, BYTES)
                .rebalance()
                .flatMap(new CaptureFiles(window, SerializableTable.copyOf(captures)))
                .returns(RowTypes.info(LakeTable.CAPTURES))
                .partitionCustom(bySource, bySource)
                .fullWindowPartition()
                .sortPartition(new SortKeys.ByCapture(), Order.ASCENDING);
        Table rejected = SerializableTable.copyOf(lake.table(LakeTable.REJECTED));
        DataStream<byte[]> values = rows.transform(
                "read captures", BYTES, new HourTask<>((task, out) -> new ReadWork(window, rejected, task, out)));
        Table states = SerializableTable.copyOf(lake.table(LakeTable.STATES));
        Table schedules = SerializableTable.copyOf(lake.table(LakeTable.SCHEDULES));
        values.partitionCustom(new SortKeys.Spread(), SortKeys::together)
                .fullWindowPartition()
                .sortPartition(new SortKeys.ByItem(window), Order.ASCENDING)
                .transform(
                        "write states and reports",
                        BYTES,
                        new HourTask<>((task, out) -> new WriteWork(states, schedules, reference.get(), task)))
                .sinkTo(new DiscardingSink<>());
    }

    private static List<byte[]> plan(Table captures, Window window) {
        List<byte[]> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks =
                captures.newScan().filter(window.captures()).planFiles()) {
            for (FileScanTask task : tasks) {
                if (!task.deletes().isEmpty()) {
                    throw new IllegalStateException("Cannot read " + task.file().location() + ": it has delete files");
                }
                files.add(SerializationUtil.serializeToBytes(task));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the captures of " + window, e);
        }
        return files;
    }
}
