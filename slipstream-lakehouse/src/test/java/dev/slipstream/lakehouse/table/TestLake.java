package dev.slipstream.lakehouse.table;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.StateVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.util.StructLikeWrapper;

/**
 * A lake in a folder of a test: real Iceberg tables of real Parquet files, with the catalog in memory.
 *
 * <pre>{@code
 * TestLake test = TestLake.in(folder);
 * test.append(aState().aircraft("4ca123").at("2026-11-20T10:15:00Z"), aState()…);
 * }</pre>
 */
public final class TestLake implements AutoCloseable {
    private final Lake lake;

    private TestLake(Lake lake) {
        this.lake = lake;
    }

    /** A fresh lake with empty tables. */
    public static TestLake in(Path folder) {
        String warehouse = folder.toAbsolutePath().toString();
        Lake lake = Lake.over(new PointersInMemory(warehouse), warehouse);
        lake.createMissingTables();
        return new TestLake(lake);
    }

    public Lake lake() {
        return lake;
    }

    /** Appends the states in one commit, one file per partition, as a checkpoint of the writer does. */
    public TestLake append(StateRow... states) {
        return append(LakeTable.STATES, Arrays.stream(states).map(StateRow::row).toList());
    }

    /** As {@link #append(StateRow...)}, with the columns that parsing alone can fill. */
    public TestLake append(Collection<StateVector> states) {
        return append(
                LakeTable.STATES,
                states.stream().map(state -> StateRow.of(state).row()).toList());
    }

    /** Appends rows to any table in one commit, one file per partition. */
    public TestLake append(LakeTable to, List<Record> rows) {
        Table table = lake.table(to);
        Map<StructLikeWrapper, List<Record>> partitions = new LinkedHashMap<>();
        for (Record row : rows) {
            StructLike partition = RowFiles.partition(table, row);
            partitions
                    .computeIfAbsent(
                            StructLikeWrapper.forType(table.spec().partitionType())
                                    .set(partition),
                            fresh -> new ArrayList<>())
                    .add(row);
        }
        AppendFiles append = table.newAppend();
        partitions.values().forEach(part -> append.appendFile(RowFiles.write(table, part)));
        append.commit();
        return this;
    }

    /** Appends captures, each in as many parts. */
    public TestLake appendCaptures(int parts, Collection<Capture> captures) {
        List<Record> rows = new ArrayList<>();
        for (Capture capture : captures) {
            int length = capture.body().length;
            for (int part = 0; part < parts; part++) {
                byte[] body = Arrays.copyOfRange(capture.body(), length * part / parts, length * (part + 1) / parts);
                rows.add(row(
                        LakeTable.CAPTURES,
                        capture.id(),
                        part,
                        parts,
                        capture.provider(),
                        capture.source(),
                        capture.request(),
                        capture.receivedAt(),
                        capture.status(),
                        capture.sha256(),
                        body));
            }
        }
        return append(LakeTable.CAPTURES, rows);
    }

    /** A row of a table with these values in the order of its columns; times as instants. */
    public static Record row(LakeTable table, Object... values) {
        GenericRecord row = GenericRecord.create(table.schema());
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            row.set(
                    i,
                    value instanceof Instant time
                            ? time.atOffset(ZoneOffset.UTC)
                            : value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value);
        }
        return row;
    }

    /** All rows of a table, in no order. */
    public List<Record> rows(LakeTable table) {
        return RowFiles.readAll(lake.table(table), org.apache.iceberg.expressions.Expressions.alwaysTrue());
    }

    /** How many files the newest snapshot of a table has. */
    public int files(String table) {
        return RowFiles.files(
                        lake.findTable(table).orElseThrow(), org.apache.iceberg.expressions.Expressions.alwaysTrue())
                .size();
    }

    /** The Parquet files under a folder of the warehouse, whether a snapshot names them or not. */
    public List<Path> parquetFiles(String under) {
        try (Stream<Path> files = Files.walk(LocalFileIO.path(lake.warehouse()).resolve(under))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        lake.close();
    }
}
