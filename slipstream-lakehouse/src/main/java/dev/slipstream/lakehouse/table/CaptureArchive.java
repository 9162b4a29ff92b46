package dev.slipstream.lakehouse.table;

import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.core.wire.CapturePart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;

/**
 * Appends captures of history to {@code bronze.captures} without a stream, many in one commit. For one thread; others
 * may append at the same time.
 */
public final class CaptureArchive {
    private final Lake lake;

    public CaptureArchive(Lake lake) {
        this.lake = lake;
    }

    /** All of them, in one commit, one file per hour. */
    public void append(Collection<CapturePart> parts) {
        if (parts.isEmpty()) {
            return;
        }
        Table table = lake.table(LakeTable.CAPTURES);
        Map<HourPartition, List<CapturePart>> hours = new TreeMap<>();
        for (CapturePart part : parts) {
            hours.computeIfAbsent(HourPartition.of(part.provider(), part.receivedAt()), fresh -> new ArrayList<>())
                    .add(part);
        }
        AppendFiles append = table.newAppend();
        hours.values().forEach(hour -> append.appendFile(write(table, hour)));
        append.commit();
    }

    /** The largest id of a capture with the source's prefix, whoever brought it. */
    public OptionalLong newest(String source) {
        long prefix = CaptureIds.prefix(source);
        return lake.hours(LakeTable.CAPTURES).stream()
                .map(hour -> hour.newestCaptures().get(prefix))
                .filter(id -> id != null)
                .mapToLong(Long::longValue)
                .max();
    }

    private static DataFile write(Table table, List<CapturePart> parts) {
        try (RowFiles.FileWriter writer = RowFiles.open(table, RowFiles.partition(table, row(table, parts.get(0))))) {
            parts.forEach(part -> writer.write(row(table, part)));
            return writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write captures of " + parts.get(0).source(), e);
        }
    }

    private static GenericRecord row(Table table, CapturePart part) {
        GenericRecord row = RowFiles.row(table);
        row.setField("capture_id", part.captureId());
        row.setField("part", part.part());
        row.setField("parts", part.parts());
        row.setField("provider", part.provider());
        row.setField("source", part.source());
        row.setField("request", part.request());
        row.setField("received_at", part.receivedAt().atOffset(ZoneOffset.UTC));
        row.setField("status", part.status());
        row.setField("sha256", part.sha256());
        row.setField("body", ByteBuffer.wrap(part.body()));
        return row;
    }
}
