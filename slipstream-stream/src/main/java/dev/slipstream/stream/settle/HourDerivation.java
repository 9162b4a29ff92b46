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
import org.apache.flink.api.common.typeinfo.Types;
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
 * bronze files ─► by source, sorted by capture ─► ReadWork ─┐
 *                                          files of tracks ─┴► by aircraft or report, sorted ─► WriteWork
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
        List<byte[]> files = plan(captures, window.captures()).stream()
                .map(SerializationUtil::serializeToBytes)
                .toList();
        if (files.isEmpty() && tracks.isEmpty()) {
            return DerivedHour.none();
        }
        JobExecutionResult result = engine.runToEnd("settle " + hour, parallelism, environment -> {
            HourTables tables = HourTables.of(lake);
            List<DataStream<byte[]>> values = new ArrayList<>();
            if (!files.isEmpty()) {
                values.add(items(environment, window, captures, files, tables));
            }
            if (!tracks.isEmpty()) {
                values.add(environment
                        .fromData(tracks.stream().map(DataFile::location).toList(), Types.STRING)
                        .rebalance()
                        .flatMap(new TrackFiles(SerializableTable.copyOf(lake.table(LakeTable.TRACKS))))
                        .returns(BYTES));
            }
            write(values.size() == 1 ? values.get(0) : values.get(0).union(values.get(1)), window, tables, reference);
        });
        DerivedHour derived = DerivedHour.none();
        for (Object parts : result.getAllAccumulatorResults().values()) {
            for (Object part : (List<?>) parts) {
                derived = derived.plus(SerializationUtil.<DerivedHour>deserializeFromBytes((byte[]) part));
            }
        }
        return derived;
    }

    private DataStream<byte[]> items(
            StreamExecutionEnvironment environment,
            Window window,
            Table captures,
            List<byte[]> files,
            HourTables tables) {
        SortKeys.BySource bySource = new SortKeys.BySource();
        ParserChoice choice = parsers;
        DataStream<RowData> rows = environment
                .fromData(files, BYTES)
                .rebalance()
                .flatMap(new CaptureFiles(window, SerializableTable.copyOf(captures)))
                .returns(RowTypes.info(LakeTable.CAPTURES))
                .partitionCustom(bySource, bySource)
                .fullWindowPartition()
                .sortPartition(new SortKeys.ByCapture(), Order.ASCENDING);
        return rows.transform(
                "read captures", BYTES, new HourTask<>((task, out) -> new ReadWork(window, choice, tables, task, out)));
    }

    private static void write(
            DataStream<byte[]> values, Window window, HourTables tables, ReferenceLoader reference) {
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
