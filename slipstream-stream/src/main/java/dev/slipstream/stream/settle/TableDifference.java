package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.LakeTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DataFile;

/**
 * Compares the rows of a table in two sets of files, those stored and those derived now: which are in
 * one of them only, and which of the same identity say other things. A row that stands twice in one and
 * once in the other counts. Holds 16 bytes per row, and the rows that it shows.
 */
final class TableDifference {
    private final StoredRows rows;
    private final ContentHash content;
    private final ContentHash identity;
    private final int most;

    private TableDifference(StoredRows rows, ContentHash content, int most) {
        this.rows = rows;
        this.content = content;
        this.identity = ContentHash.of(rows.which(), identity(rows.which()));
        this.most = most;
    }

    /** By what the content hash covers. */
    static TableDifference ofContent(StoredRows rows, int most) {
        return new TableDifference(rows, ContentHash.of(rows.which()), most);
    }

    /** By all columns but the versions of the rules and of the reference tables. */
    static TableDifference ofAllColumns(StoredRows rows, int most) {
        return new TableDifference(rows, ContentHash.ofAllButVersions(rows.which()), most);
    }

    /** Columns that name a row of a settled hour. */
    private static List<String> identity(LakeTable table) {
        return switch (table) {
            case FLIGHTS -> List.of("flight_id");
            case EVENTS -> List.of("flight_id", "kind", "happened_at");
            case TRACKS -> List.of("aircraft");
            default -> List.of("capture_id", "item_index");
        };
    }

    TableChanges between(List<DataFile> stored, List<DataFile> derived) {
        long[] before = keys(stored);
        long[] after = keys(derived);
        long[] gone = surplus(before, after);
        long[] come = surplus(after, before);
        if (gone.length == 0 && come.length == 0) {
            return TableChanges.none(rows.which());
        }
        long[] goneIds = identities(stored, gone);
        long[] comeIds = identities(derived, come);
        long[] onlyStored = surplus(goneIds, comeIds);
        long[] onlyDerived = surplus(comeIds, goneIds);
        List<String> lines = new ArrayList<>();
        lines.addAll(show(stored, gone, onlyStored, "only in " + name() + ": "));
        lines.addAll(show(derived, come, onlyDerived, "only derived, of " + name() + ": "));
        lines.addAll(showChanged(stored, gone, onlyStored, derived, come));
        return new TableChanges(
                rows.which(), onlyStored.length, onlyDerived.length, gone.length - onlyStored.length, lines);
    }

    private String name() {
        return rows.which().identifier().toString();
    }

    private long[] keys(List<DataFile> files) {
        long count = files.stream().mapToLong(DataFile::recordCount).sum();
        long[] keys = new long[Math.toIntExact(count)];
        int[] next = {0};
        rows.forEach(files, row -> keys[next[0]++] = content.key(row));
        Arrays.sort(keys);
        return keys;
    }

    /** The identities of those rows, sorted. */
    private long[] identities(List<DataFile> files, long[] of) {
        long[] identities = new long[of.length];
        int[] next = {0};
        forEachOf(files, of, row -> identities[next[0]++] = identity.key(row));
        Arrays.sort(identities);
        return identities;
    }

    private void forEachOf(List<DataFile> files, long[] of, Consumer<RowData> action) {
        Picking picking = new Picking(of);
        rows.forEach(files, row -> {
            if (picking.take(content.key(row))) {
                action.accept(row);
            }
        });
    }

    private List<String> show(List<DataFile> files, long[] of, long[] identities, String head) {
        List<String> lines = new ArrayList<>();
        if (identities.length > 0 && most > 0) {
            Picking picking = new Picking(identities);
            forEachOf(files, of, row -> {
                if (lines.size() < most && picking.take(identity.key(row))) {
                    lines.add(head + RowText.line(rows.which(), row));
                }
            });
        }
        return lines;
    }

    private List<String> showChanged(
            List<DataFile> stored, long[] gone, long[] onlyStored, List<DataFile> derived, long[] come) {
        Map<Long, Map<String, String>> before = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        if (gone.length == onlyStored.length || most == 0) {
            return lines;
        }
        forEachOf(stored, gone, row -> {
            long key = identity.key(row);
            if (before.size() < most && Arrays.binarySearch(onlyStored, key) < 0) {
                before.putIfAbsent(key, RowText.columns(rows.which(), row));
            }
        });
        forEachOf(derived, come, row -> {
            Map<String, String> was = before.remove(identity.key(row));
            if (was != null) {
                lines.add("differs in " + name() + ": "
                        + RowText.change(identity(rows.which()), was, RowText.columns(rows.which(), row)));
            }
        });
        return lines.stream().sorted().collect(Collectors.toList());
    }

    /** What stands in {@code sorted} more often than in {@code others}, as often. */
    private static long[] surplus(long[] sorted, long[] others) {
        long[] surplus = new long[sorted.length];
        int found = 0;
        int other = 0;
        for (long key : sorted) {
            while (other < others.length && others[other] < key) {
                other++;
            }
            if (other < others.length && others[other] == key) {
                other++;
            } else {
                surplus[found++] = key;
            }
        }
        return Arrays.copyOf(surplus, found);
    }

    /** Takes each of sorted keys as often as it stands among them. */
    private static final class Picking {
        private final long[] keys;
        private final int[] taken;

        Picking(long[] keys) {
            this.keys = keys;
            this.taken = new int[keys.length];
        }

        boolean take(long key) {
            int at = Arrays.binarySearch(keys, key);
            if (at < 0) {
                return false;
            }
            while (at > 0 && keys[at - 1] == key) {
                at--;
            }
            int next = at + taken[at];
            if (next >= keys.length || keys[next] != key) {
                return false;
            }
            taken[at]++;
            return true;
        }
    }
}
