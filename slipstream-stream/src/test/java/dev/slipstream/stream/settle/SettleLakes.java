package dev.slipstream.stream.settle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.Seals;
import dev.slipstream.lakehouse.table.TestLake;
import dev.slipstream.stream.operators.ReferenceVersions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.iceberg.data.Record;

/** Lakes of a test in a folder of its own, and jobs that settle them a day after {@link RecordedDay#HOUR}. */
final class SettleLakes {
    static final Clock NEXT_DAY = Clock.fixed(RecordedDay.HOUR.plusSeconds(86_400), ZoneOffset.UTC);

    private final Path folder;

    SettleLakes(Path folder) {
        this.folder = folder;
    }

    /** A lake with these captures, in that many commits. */
    TestLake lakeWith(List<Record> captures, int commits) {
        TestLake lake = TestLake.in(folder.resolve("lake-" + System.nanoTime()));
        int size = (captures.size() + commits - 1) / commits;
        for (int from = 0; from < captures.size(); from += size) {
            lake.append(LakeTable.CAPTURES, captures.subList(from, Math.min(captures.size(), from + size)));
        }
        return lake;
    }

    SettleJob job(TestLake lake, int parallelism) {
        return job(lake, parallelism, ParserChoice.OF_PROVIDERS, step -> {});
    }

    SettleJob job(TestLake lake, int parallelism, ParserChoice parsers, Consumer<String> steps) {
        return new SettleJob(
                lake.lake(),
                ReferenceVersions.only(ReferenceData::bundled),
                parsers,
                folder.resolve("flink"),
                parallelism,
                NEXT_DAY,
                steps);
    }

    /** The seals as they stand in the result of settling an hour. */
    static Seal settled(SettleResult result, HourPartition partition) {
        assertThat(result.note()).isEmpty();
        return result.seal(partition.provider()).orElseThrow();
    }

    /** What the seals say of the data: hash, account and tracks by provider and hour. */
    static TreeMap<HourPartition, List<Object>> said(TestLake lake) {
        TreeMap<HourPartition, List<Object>> said = new TreeMap<>();
        for (var known : new Seals(lake.lake()).list()) {
            Seal seal = known.seal();
            said.put(
                    seal.partition(),
                    java.util.Arrays.asList(
                            seal.contentHash(), Account.of(seal), seal.rows(), seal.handover(), known.chainHash()));
        }
        return said;
    }

    static List<Verification> verify(SettleJob job, Collection<Instant> hours) {
        List<Verification> found = new ArrayList<>();
        job.verify(hours, found::add);
        return found;
    }

    static Verification verify(SettleJob job, HourPartition partition) {
        return verify(job, List.of(partition.hour())).stream()
                .filter(found -> found.partition().equals(partition))
                .findFirst()
                .orElseThrow();
    }

    /** Columns of all rows, in an order that does not depend on how they were written. */
    static List<List<Object>> sorted(List<Record> rows) {
        return rows.stream()
                .map(row -> {
                    List<Object> columns = new ArrayList<>();
                    for (int i = 0; i < row.size(); i++) {
                        columns.add(row.get(i));
                    }
                    return columns;
                })
                .sorted(Comparator.comparing(Object::toString))
                .toList();
    }

    /** The data files of silver tables, whether a table has them or not. */
    List<Path> dataFiles() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().contains("/silver/"))
                    .filter(file -> file.toString().endsWith(".parquet"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
