package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.LakeTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;

/**
 * An hour as derived from its captures, or a task's part of it; the files are written but belong to no
 * table yet.
 *
 * @param files for each table of items; a table without rows has none
 * @param through each source to the last capture that was read
 * @param incomplete captures of which not all parts are there yet
 */
record DerivedHour(
        Map<LakeTable, List<DataFile>> files,
        Account account,
        ContentHash.Sum hash,
        Map<String, Long> through,
        List<String> incomplete)
        implements Serializable {
    DerivedHour {
        Map<LakeTable, List<DataFile>> copy = new EnumMap<>(LakeTable.class);
        files.forEach((table, written) -> copy.put(table, new ArrayList<>(written)));
        files = copy;
        through = new TreeMap<>(through);
        incomplete = new ArrayList<>(incomplete);
    }

    static DerivedHour none() {
        return read(Account.none(), Map.of(), List.of());
    }

    /** What reading captures gives, without files. */
    static DerivedHour read(Account account, Map<String, Long> through, List<String> incomplete) {
        return new DerivedHour(Map.of(), account, ContentHash.Sum.none(), through, incomplete);
    }

    /** What writing the rows of a table gives; their items were counted when they were read. */
    static DerivedHour stored(LakeTable table, List<DataFile> files, ContentHash.Sum hash, long repeated) {
        Account account = new Account(0, hash.rows(), repeated, Map.of());
        return new DerivedHour(Map.of(table, files), account, hash, Map.of(), List.of());
    }

    DerivedHour withFiles(LakeTable table, List<DataFile> written) {
        Map<LakeTable, List<DataFile>> all = new EnumMap<>(LakeTable.class);
        all.putAll(files);
        all.put(table, written);
        return new DerivedHour(all, account, hash, through, incomplete);
    }

    List<DataFile> filesOf(LakeTable table) {
        return files.getOrDefault(table, List.of());
    }

    DerivedHour plus(DerivedHour other) {
        Map<LakeTable, List<DataFile>> all = new EnumMap<>(LakeTable.class);
        LakeTable.ofItems().forEach(table -> all.put(table, join(filesOf(table), other.filesOf(table))));
        Map<String, Long> newest = new TreeMap<>(through);
        other.through.forEach((source, id) -> newest.merge(source, id, Math::max));
        return new DerivedHour(
                all, account.plus(other.account), hash.plus(other.hash), newest, join(incomplete, other.incomplete));
    }

    private static <T> List<T> join(List<T> left, List<T> right) {
        List<T> all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }
}
