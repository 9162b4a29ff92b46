package dev.slipstream.lakehouse.table;

import dev.slipstream.core.model.CaptureIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a table holds per hour. The newest capture of each source comes from the bounds of
 * {@code capture_id} in the manifests; only a file in which several sources are mixed is opened, and
 * then only that column. A table without that column gives counts alone.
 */
final class HourListing {
    private static final String CAPTURE_ID = "capture_id";

    private final Table table;
    private final @Nullable NestedField captureId;
    private final Map<HourPartition, Sum> sums = new TreeMap<>();

    private HourListing(Table table) {
        this.table = table;
        this.captureId = table.schema().findField(CAPTURE_ID);
    }

    static List<HourContents> of(Table table) {
        HourListing listing = new HourListing(table);
        try (CloseableIterable<FileScanTask> tasks = listing.scan().planFiles()) {
            tasks.forEach(task -> listing.add(task.file()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the manifests of " + table.name(), e);
        }
        return listing.sums.entrySet().stream()
                .map(entry -> entry.getValue().contents(entry.getKey()))
                .toList();
    }

    private TableScan scan() {
        return captureId == null ? table.newScan() : table.newScan().includeColumnStats(List.of(CAPTURE_ID));
    }

    /** The hour of a file of a table whose partitioning is provider, then hour. */
    static HourPartition partitionOf(StructLike partition) {
        return HourPartition.ofHoursSinceEpoch(
                partition.get(0, CharSequence.class).toString(), partition.get(1, Integer.class));
    }

    private void add(DataFile file) {
        Sum sum = sums.computeIfAbsent(partitionOf(file.partition()), hour -> new Sum());
        sum.files++;
        sum.records += file.recordCount();
        sum.bytes += file.fileSizeInBytes();
        if (captureId == null) {
            return;
        }
        Long least = bound(captureId, file.lowerBounds());
        Long greatest = bound(captureId, file.upperBounds());
        if (least != null && greatest != null && CaptureIds.prefixOf(least) == CaptureIds.prefixOf(greatest)) {
            sum.capture(greatest);
        } else {
            readCaptureIds(file).forEach(sum::capture);
        }
    }

    private static @Nullable Long bound(NestedField field, @Nullable Map<Integer, ByteBuffer> bounds) {
        ByteBuffer value = bounds == null ? null : bounds.get(field.fieldId());
        return value == null ? null : Conversions.fromByteBuffer(Types.LongType.get(), value);
    }

    private Collection<Long> readCaptureIds(DataFile file) {
        Map<Long, Long> newest = new HashMap<>();
        try (CloseableIterable<Record> rows =
                RowFiles.read(table, file, table.schema().select(CAPTURE_ID))) {
            for (Record row : rows) {
                long id = (Long) row.get(0);
                newest.merge(CaptureIds.prefixOf(id), id, Math::max);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file.location(), e);
        }
        return newest.values();
    }

    private static final class Sum {
        private int files;
        private long records;
        private long bytes;
        private final Map<Long, Long> newest = new HashMap<>();

        void capture(long id) {
            newest.merge(CaptureIds.prefixOf(id), id, Math::max);
        }

        HourContents contents(HourPartition partition) {
            return new HourContents(partition, files, records, bytes, newest);
        }
    }
}
