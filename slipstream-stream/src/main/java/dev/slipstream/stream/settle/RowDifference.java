package dev.slipstream.stream.settle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.types.Types.NestedField;

/**
 * The rows of two sets of files that are in one of them only, by their business columns; a row that
 * stands twice in one and once in the other counts. Holds 8 bytes per row.
 */
final class RowDifference {
    private final StoredRows rows;
    private final int most;

    RowDifference(StoredRows rows, int most) {
        this.rows = rows;
        this.most = most;
    }

    /** Up to {@code most} rows that only {@code files} have, as text. */
    List<String> onlyIn(List<DataFile> files, List<DataFile> others) {
        Map<Long, Integer> missing = surplus(hashes(files), hashes(others));
        List<String> found = new ArrayList<>();
        if (missing.isEmpty()) {
            return found;
        }
        ContentHash hash = ContentHash.of(rows.which());
        rows.forEach(files, row -> {
            long key = key(hash, row);
            Integer left = missing.get(key);
            if (left != null && found.size() < most) {
                found.add(text(row));
                missing.compute(key, (same, count) -> left > 1 ? left - 1 : null);
            }
        });
        return found;
    }

    private long[] hashes(List<DataFile> files) {
        long count = files.stream().mapToLong(DataFile::recordCount).sum();
        long[] hashes = new long[Math.toIntExact(count)];
        int[] next = {0};
        ContentHash hash = ContentHash.of(rows.which());
        rows.forEach(files, row -> hashes[next[0]++] = key(hash, row));
        Arrays.sort(hashes);
        return hashes;
    }

    private Map<Long, Integer> surplus(long[] sorted, long[] others) {
        Map<Long, Integer> surplus = new HashMap<>();
        int other = 0;
        for (int i = 0; i < sorted.length && surplus.size() < most; i++) {
            while (other < others.length && others[other] < sorted[i]) {
                other++;
            }
            if (other < others.length && others[other] == sorted[i]) {
                other++;
            } else {
                surplus.merge(sorted[i], 1, Integer::sum);
            }
        }
        return surplus;
    }

    private static long key(ContentHash hash, RowData row) {
        return ByteBuffer.wrap(hash.hash(row)).getLong();
    }

    private String text(RowData row) {
        List<String> columns = new ArrayList<>();
        List<NestedField> fields = rows.which().schema().columns();
        for (int i = 0; i < fields.size(); i++) {
            if (!row.isNullAt(i)) {
                columns.add(fields.get(i).name() + "=" + value(row, i, fields.get(i)));
            }
        }
        return String.join(" ", columns);
    }

    private static Object value(RowData row, int index, NestedField field) {
        return switch (field.type().typeId()) {
            case STRING -> row.getString(index);
            case TIMESTAMP -> row.getTimestamp(index, 6).toInstant();
            case DOUBLE -> row.getDouble(index);
            case BOOLEAN -> row.getBoolean(index);
            case INTEGER -> row.getInt(index);
            case LONG -> row.getLong(index);
            default -> throw new IllegalStateException("Cannot show the column " + field);
        };
    }
}
