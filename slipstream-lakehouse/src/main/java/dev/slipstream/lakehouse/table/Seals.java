package dev.slipstream.lakehouse.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.util.StructLikeWrapper;

/**
 * The seals of settled hours, one per provider and hour and one of all providers per hour, each chained
 * to the one before under the same name. An hour whose seal of all providers is there is settled, its
 * tables are of one piece; while an hour is settled again, that seal is away.
 * Written by one settling at a time; a second writer at the same moment fails its commit instead of
 * losing a seal.
 */
public final class Seals {
    private final Lake lake;

    public Seals(Lake lake) {
        this.lake = lake;
    }

    /** All seals in the order of hour and provider. */
    public List<ChainedSeal> list() {
        return read(lake.table(LakeTable.SEALS), Expressions.alwaysTrue()).values().stream()
                .toList();
    }

    public Optional<ChainedSeal> find(HourPartition partition) {
        Expression hour = Expressions.and(
                Expressions.equal("provider", partition.provider()),
                Expressions.equal("hour", partition.hour().getEpochSecond() * 1_000_000));
        return read(lake.table(LakeTable.SEALS), hour).values().stream().findFirst();
    }

    /** The seals of the hour, of each provider and of all. */
    public List<Seal> ofHour(Instant hour) {
        return read(lake.table(LakeTable.SEALS), Expressions.equal("hour", hour.getEpochSecond() * 1_000_000))
                .values()
                .stream()
                .map(ChainedSeal::seal)
                .toList();
    }

    /**
     * Stores the seals, replacing those of the same provider and hour, and chains all later ones anew,
     * in one commit. Storing the same seals again changes nothing but the time of settling.
     */
    public void put(Collection<Seal> seals) {
        if (seals.isEmpty()) {
            return;
        }
        Table table = lake.table(LakeTable.SEALS);
        Set<String> providers = new HashSet<>();
        seals.forEach(seal -> providers.add(seal.partition().provider()));
        NavigableMap<HourPartition, ChainedSeal> before =
                read(table, Expressions.in("provider", providers.toArray(Object[]::new)));
        NavigableMap<HourPartition, ChainedSeal> after = new TreeMap<>(before);
        seals.forEach(seal -> after.put(seal.partition(), new ChainedSeal(seal, "")));
        chain(after);
        commit(table, before, after);
    }

    /** Takes the seal of a provider's hour away, if it has one, and chains all later ones anew, in one commit. */
    public void remove(HourPartition partition) {
        Table table = lake.table(LakeTable.SEALS);
        NavigableMap<HourPartition, ChainedSeal> before =
                read(table, Expressions.equal("provider", partition.provider()));
        NavigableMap<HourPartition, ChainedSeal> after = new TreeMap<>(before);
        if (after.remove(partition) != null) {
            chain(after);
            commit(table, before, after);
        }
    }

    private static void chain(NavigableMap<HourPartition, ChainedSeal> seals) {
        Map<String, String> lastOf = new LinkedHashMap<>();
        seals.replaceAll((partition, stored) -> {
            String link = stored.seal().chainHash(lastOf.getOrDefault(partition.provider(), ""));
            lastOf.put(partition.provider(), link);
            return new ChainedSeal(stored.seal(), link);
        });
    }

    /** Rewrites the months in which a seal or a link differs. */
    private static void commit(
            Table table,
            NavigableMap<HourPartition, ChainedSeal> before,
            NavigableMap<HourPartition, ChainedSeal> after) {
        Map<StructLikeWrapper, List<Record>> months = new LinkedHashMap<>();
        Set<StructLikeWrapper> changed = new HashSet<>();
        after.forEach((partition, seal) -> {
            Record row = SealRows.row(seal);
            StructLikeWrapper month = month(table, RowFiles.partition(table, row));
            months.computeIfAbsent(month, fresh -> new ArrayList<>()).add(row);
            if (!seal.equals(before.get(partition))) {
                changed.add(month);
            }
        });
        before.forEach((partition, seal) -> {
            if (!after.containsKey(partition)) {
                changed.add(month(table, RowFiles.partition(table, SealRows.row(seal))));
            }
        });
        if (!changed.isEmpty()) {
            rewrite(table, changed, months);
        }
    }

    private static void rewrite(
            Table table, Set<StructLikeWrapper> changed, Map<StructLikeWrapper, List<Record>> months) {
        OverwriteFiles rewritten = table.newOverwrite()
                .conflictDetectionFilter(Expressions.alwaysTrue())
                .validateNoConflictingData()
                .validateNoConflictingDeletes();
        Snapshot snapshot = table.currentSnapshot();
        if (snapshot != null) {
            rewritten.validateFromSnapshot(snapshot.snapshotId());
        }
        RowFiles.files(table, Expressions.alwaysTrue()).stream()
                .filter(file -> changed.contains(month(table, file.partition())))
                .forEach(rewritten::deleteFile);
        months.forEach((month, rows) -> {
            if (changed.contains(month)) {
                rewritten.addFile(RowFiles.write(table, rows));
            }
        });
        rewritten.commit();
    }

    private static StructLikeWrapper month(Table table, StructLike partition) {
        return StructLikeWrapper.forType(table.spec().partitionType()).set(partition);
    }

    private static NavigableMap<HourPartition, ChainedSeal> read(Table table, Expression filter) {
        NavigableMap<HourPartition, ChainedSeal> seals = new TreeMap<>();
        for (Record row : RowFiles.readAll(table, filter)) {
            ChainedSeal seal = SealRows.seal(row);
            seals.put(seal.seal().partition(), seal);
        }
        return seals;
    }

    /** The first provider and hour whose link does not follow from the one before, if any. */
    public Optional<HourPartition> firstBrokenLink() {
        NavigableMap<HourPartition, ChainedSeal> stored = read(lake.table(LakeTable.SEALS), Expressions.alwaysTrue());
        NavigableMap<HourPartition, ChainedSeal> chained = new TreeMap<>(stored);
        chain(chained);
        return stored.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(chained.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
