package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.stream.engine.FlinkEngine;
import dev.slipstream.stream.operators.ReferenceLoader;
import dev.slipstream.stream.row.RowTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
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
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SerializationUtil;

/**
 * Derives an hour of all providers from their captures, and from the tracks at its start, in a Flink
 * batch, with memory bounded by the engine's.
 *
 * <pre>{@code
 * bronze files ─► by source, sorted by capture ─► ReadWork, ─► by aircraft or report, sorted ─► WriteWork
 *                                          files of tracks
 * }</pre>
 */
final class HourDerivation {
    private static final TypeInformation<byte[]> BYTES = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

    private final Lake lake;
    private final ParserChoice parsers;
    private final int parallelism;

    HourDerivation(Lake lake, ParserChoice parsers, int parallelism) {
        this.lake = lake;
        this.parsers = parsers;
        this.parallelism = parallelism;
    }

    /** The files of the tracks that the hour before has stored for this one. */
    List<DataFile> storedTracks(Instant hour) {
        return plan(lake.table(LakeTable.TRACKS), Window.of(hour).tracks()).stream()
                .map(FileScanTask::file)
                .toList();
    }

    /**
     * Writes the hour's files; the caller commits or deletes them.
     *
     * @param tracks files of tracks from which the hour goes on, whether a table has them or not
     */
    DerivedHour derive(FlinkEngine engine, Instant hour, ReferenceLoader reference, List<DataFile> tracks) {
        Window window = Window.of(hour);
        Table captures = lake.table(LakeTable.CAPTURES);
        List<FileScanTask> files = plan(captures, window.captures());
        if (files.isEmpty() && tracks.isEmpty()) {
            return DerivedHour.none();
        }
        JobExecutionResult result = engine.runToEnd(
                "settle " + hour,
                parallelism,
                environment -> define(
                        environment,
                        window,
                        captures,
                        CaptureFiles.values(files),
                        TrackFiles.of(lake, tracks),
                        reference));
        DerivedHour derived = DerivedHour.none();
        for (Object parts : result.getAllAccumulatorResults().values()) {
            for (Object part : (List<?>) parts) {
                derived = derived.plus(SerializationUtil.<DerivedHour>deserializeFromBytes((byte[]) part));
            }
        }
        return derived;
    }

    private void define(
            StreamExecutionEnvironment environment,
            Window window,
            Table captures,
            List<byte[]> files,
            TrackFiles tracks,
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
        HourTables tables = HourTables.of(lake);
        ParserChoice choice = parsers;
        int tasks = parallelism;
        DataStream<byte[]> values = rows.transform(
                "read captures and tracks",
                BYTES,
                new HourTask<>((task, out) ->
                        new ReadWork(window, choice, tables, task, out, () -> tracks.read(task, tasks, out))));
        values.partitionCustom(new SortKeys.Spread(), SortKeys::together)
                .fullWindowPartition()
                .sortPartition(new SortKeys.ByItem(window), Order.ASCENDING)
                .transform(
                        "write the hour",
                        BYTES,
                        new HourTask<>((task, out) -> new WriteWork(tables, window, reference.get(), task)))
                .sinkTo(new DiscardingSink<>());
    }

    private static List<FileScanTask> plan(Table table, Expression filter) {
        List<FileScanTask> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().filter(filter).planFiles()) {
            for (FileScanTask task : tasks) {
                if (!task.deletes().isEmpty()) {
                    throw new IllegalStateException("Cannot read " + task.file().location() + ": it has delete files");
                }
                files.add(task);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the files of " + table.name(), e);
        }
        return files;
    }
}
