package dev.slipstream.lakehouse.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/**
 * Holds the data folder to its budget by removing the oldest hours of the simulator, bronze and
 * silver alike. What a live source brought is never removed.
 */
public final class StorageBudget {
    private static final String SIMULATOR = "simulator";
    private static final List<LakeTable> TABLES = LakeTable.ofHours();

    private final Lake lake;
    private final Path folder;
    private final long maxBytes;

    /** @param folder the data folder, which holds the warehouse and all else that counts */
    public StorageBudget(Lake lake, Path folder, long maxBytes) {
        this.lake = lake;
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    /**
     * What a look at the folder led to.
     *
     * @param usedBytes before; files that no snapshot of now names are left out, as they go at the
     *     next expiry when no tag of a past hour keeps them
     * @param droppedTags tags of past hours that had to go, so that what only they keep goes too
     * @param removedBytes which expiry will free
     * @param exceeded whether the folder is over its budget even so: live sources must stop
     */
    public record Outcome(
            long usedBytes, int droppedTags, List<HourPartition> removed, long removedBytes, boolean exceeded) {}

    /** Removes what must go; the simulator's newest hour always stays. */
    public Outcome enforce() {
        long onDisk = bytesUnder(folder);
        int dropped = onDisk > maxBytes ? HourlyTags.dropAll(lake) : 0;
        long used = onDisk - unnamedBytes();
        NavigableMap<HourPartition, Long> hours = simulatedHours();
        hours.pollLastEntry();
        List<HourPartition> removed = new ArrayList<>();
        long freed = 0;
        for (var hour : hours.entrySet()) {
            if (used - freed <= maxBytes) {
                break;
            }
            removed.add(hour.getKey());
            freed += hour.getValue();
        }
        if (!removed.isEmpty()) {
            removeThrough(removed.get(removed.size() - 1));
        }
        return new Outcome(used, dropped, List.copyOf(removed), freed, used - freed > maxBytes);
    }

    private NavigableMap<HourPartition, Long> simulatedHours() {
        NavigableMap<HourPartition, Long> bytes = new TreeMap<>();
        for (LakeTable table : TABLES) {
            for (HourContents hour : lake.hours(table)) {
                if (hour.partition().provider().equals(SIMULATOR)) {
                    bytes.merge(hour.partition(), hour.bytes(), Long::sum);
                }
            }
        }
        return bytes;
    }

    private void removeThrough(HourPartition last) {
        long end = last.end().getEpochSecond() * 1_000_000;
        List<LakeTable> tables = new ArrayList<>(TABLES);
        tables.addAll(LakeTable.ofFlights());
        for (LakeTable table : tables) {
            Expression old = Expressions.and(
                    Expressions.equal("provider", SIMULATOR), Expressions.lessThan(table.timeColumn(), end));
            lake.table(table).newDelete().deleteFromRowFilter(old).commit();
        }
    }

    /** Data files on disk that the current snapshots do not name: replaced ones, waiting for expiry. */
    private long unnamedBytes() {
        long unnamed = 0;
        for (LakeTable which : TABLES) {
            Table table = lake.table(which);
            long onDisk = bytesUnder(LocalFileIO.path(table.location()).resolve("data"));
            long named = RowFiles.files(table, Expressions.alwaysTrue()).stream()
                    .mapToLong(DataFile::fileSizeInBytes)
                    .sum();
            unnamed += Math.max(0, onDisk - named);
        }
        return unnamed;
    }

    private static long bytesUnder(Path folder) {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.mapToLong(StorageBudget::size).sum();
        } catch (UncheckedIOException | IOException e) {
            throw new IllegalStateException("Cannot measure " + folder, e);
        }
    }

    private static long size(Path path) {
        try {
            return Files.isRegularFile(path) ? Files.size(path) : 0;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
