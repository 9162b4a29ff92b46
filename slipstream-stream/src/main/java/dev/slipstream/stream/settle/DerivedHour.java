package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.Handover;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.LakeTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.DataFile;

/**
 * An hour as derived from its captures and the tracks at its start, or a task's part of it; the files
 * are written but belong to no table yet.
 *
 * @param files for each table; a table without rows has none
 * @param parts of each provider, and of all under {@link HourPartition#ALL_PROVIDERS}
 * @param tracksIn hash of the tracks from which it went on
 * @param tracksOut hash of the tracks that it hands on
 * @param incomplete why captures could not be read in full
 */
record DerivedHour(
        Map<LakeTable, List<DataFile>> files,
        Map<String, DerivedPart> parts,
        ContentHash.Sum tracksIn,
        ContentHash.Sum tracksOut,
        List<String> incomplete)
        implements Serializable {
    DerivedHour {
        Map<LakeTable, List<DataFile>> copy = new EnumMap<>(LakeTable.class);
        files.forEach((table, written) -> copy.put(table, new ArrayList<>(written)));
        files = copy;
        parts = new TreeMap<>(parts);
        incomplete = new ArrayList<>(incomplete);
    }

    static DerivedHour none() {
        return of(Map.of(), Map.of());
    }

    static DerivedHour of(Map<LakeTable, List<DataFile>> files, Map<String, DerivedPart> parts) {
        return new DerivedHour(files, parts, ContentHash.Sum.none(), ContentHash.Sum.none(), List.of());
    }

    List<DataFile> filesOf(LakeTable table) {
        return files.getOrDefault(table, List.of());
    }

    /** Those of which captures were read, and no others. */
    Set<String> providers() {
        Set<String> providers = new TreeSet<>(parts.keySet());
        providers.remove(HourPartition.ALL_PROVIDERS);
        return providers;
    }

    DerivedPart part(String provider) {
        return parts.getOrDefault(provider, DerivedPart.none());
    }

    DerivedPart ofAll() {
        return part(HourPartition.ALL_PROVIDERS);
    }

    Handover handover() {
        return new Handover(tracksIn.text(), tracksOut.text());
    }

    DerivedHour plus(DerivedHour other) {
        Map<LakeTable, List<DataFile>> all = new EnumMap<>(LakeTable.class);
        HourTables.all().forEach(table -> all.put(table, join(filesOf(table), other.filesOf(table))));
        Map<String, DerivedPart> sums = new TreeMap<>(parts);
        other.parts.forEach((provider, part) -> sums.merge(provider, part, DerivedPart::plus));
        return new DerivedHour(
                all,
                sums,
                tracksIn.plus(other.tracksIn),
                tracksOut.plus(other.tracksOut),
                join(incomplete, other.incomplete));
    }

    private static <T> List<T> join(List<T> left, List<T> right) {
        List<T> all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }
}
