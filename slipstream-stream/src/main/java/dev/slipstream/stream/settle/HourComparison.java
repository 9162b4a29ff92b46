package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.Handover;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.Seal;
import dev.slipstream.lakehouse.table.Seals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.DataFile;

/** What an hour's tables and seals said when the comparison began, to be held against what is derived. */
final class HourComparison {
    /** Of each table and kind of difference. */
    private static final int SHOWN_ROWS = 10;

    private final Window window;
    private final Map<LakeTable, StoredRows> tables = new EnumMap<>(LakeTable.class);
    private final Map<String, Seal> sealed = new TreeMap<>();
    private final Optional<Handover> before;

    HourComparison(Lake lake, Instant hour) {
        this.window = Window.of(hour);
        HourTables.all().forEach(table -> tables.put(table, new StoredRows(lake.table(table), table)));
        Seals seals = new Seals(lake);
        seals.ofHour(hour).forEach(seal -> sealed.put(seal.partition().provider(), seal));
        this.before = seals.find(HourPartition.ofAll(hour.minus(Duration.ofHours(1))))
                .map(known -> known.seal().handover());
    }

    /**
     * One for each provider, and one for all.
     *
     * @param referenceVersion with which the hour was derived
     */
    List<Verification> verify(DerivedHour derived, String referenceVersion) {
        Set<String> providers = new TreeSet<>(sealed.keySet());
        providers.addAll(derived.providers().stream()
                .filter(provider -> derived.part(provider).account().items() > 0)
                .toList());
        LakeTable.ofItems()
                .forEach(table ->
                        providers.addAll(table(table).filesByProvider(window).keySet()));
        providers.remove(HourPartition.ALL_PROVIDERS);
        List<Verification> verified = new ArrayList<>();
        for (String provider : providers) {
            verified.add(verify(provider, LakeTable.ofStoredItems(), derived, referenceVersion));
        }
        verified.add(verify(HourPartition.ALL_PROVIDERS, LakeTable.ofFlights(), derived, referenceVersion));
        return verified;
    }

    private Verification verify(
            String provider, List<LakeTable> covered, DerivedHour derived, String referenceVersion) {
        ContentHash.Sum sum = ContentHash.Sum.none();
        Map<LakeTable, List<DataFile>> stored = new EnumMap<>(LakeTable.class);
        for (LakeTable table : covered) {
            List<DataFile> files = of(provider, table(table).filesByProvider(window));
            stored.put(table, files);
            sum = sum.plus(hash(table(table), files));
        }
        DerivedPart part = derived.part(provider);
        String derivedHash = part.hash().text();
        List<String> differences = new ArrayList<>();
        if (!sum.text().equals(derivedHash)) {
            for (LakeTable table : covered) {
                List<DataFile> files = of(provider, StoredRows.byProvider(derived.filesOf(table)));
                differences.addAll(TableDifference.ofContent(table(table), SHOWN_ROWS)
                        .between(stored.getOrDefault(table, List.of()), files)
                        .lines());
            }
        }
        Optional<Seal> seal = Optional.ofNullable(sealed.get(provider));
        seal.ifPresent(known -> differences.addAll(against(known, part, derived)));
        if (!differences.isEmpty()) {
            seal.filter(known -> !known.referenceVersion().equals(referenceVersion))
                    .ifPresent(known -> differences.add("the seal's reference tables " + known.referenceVersion()
                            + " are not kept here; derived with " + referenceVersion));
        }
        return new Verification(
                new HourPartition(provider, window.hour()),
                seal,
                sum.text(),
                derivedHash,
                part.account().toString(),
                differences);
    }

    private List<String> against(Seal seal, DerivedPart part, DerivedHour derived) {
        List<String> differences = new ArrayList<>();
        if (!seal.contentHash().equals(part.hash().text())) {
            differences.add("the seal says " + seal.contentHash());
        }
        if (seal.items() != part.account().items()) {
            differences.add("the seal counts " + seal.items() + " items");
        }
        Handover handover = seal.handover();
        if (handover == null) {
            return differences;
        }
        Handover now = derived.handover();
        if (!handover.tracksIn().equals(now.tracksIn())) {
            differences.add("the seal went on from the tracks " + handover.tracksIn() + ", silver.tracks holds "
                    + now.tracksIn());
        }
        if (!handover.tracksOut().equals(now.tracksOut())) {
            differences.add(
                    "the seal handed on the tracks " + handover.tracksOut() + ", now derived " + now.tracksOut());
        }
        before.filter(earlier -> !earlier.tracksOut().equals(handover.tracksIn()))
                .ifPresent(earlier -> differences.add("the hour before handed on the tracks " + earlier.tracksOut()
                        + ", the seal went on from " + handover.tracksIn()));
        return differences;
    }

    /**
     * The tables whose rows would be others.
     *
     * @param kept providers whose rows would stay as they are
     * @param most rows to show of each table and kind of difference
     */
    List<TableChanges> changes(DerivedHour derived, Set<String> kept, int most) {
        List<TableChanges> changes = new ArrayList<>();
        tables.forEach((which, rows) -> {
            Map<String, List<DataFile>> stored = rows.filesByProvider(window);
            stored.keySet().removeAll(kept);
            List<DataFile> files =
                    stored.values().stream().flatMap(List::stream).toList();
            TableChanges found = TableDifference.ofAllColumns(rows, most).between(files, derived.filesOf(which));
            if (!found.equal()) {
                changes.add(found);
            }
        });
        return changes;
    }

    private StoredRows table(LakeTable which) {
        StoredRows rows = tables.get(which);
        if (rows == null) {
            throw new IllegalArgumentException("Cannot compare hours of " + which.identifier());
        }
        return rows;
    }

    private static List<DataFile> of(String provider, Map<String, List<DataFile>> files) {
        return provider.equals(HourPartition.ALL_PROVIDERS)
                ? files.values().stream().flatMap(List::stream).toList()
                : files.getOrDefault(provider, List.of());
    }

    private static ContentHash.Sum hash(StoredRows rows, List<DataFile> files) {
        ContentHash hash = ContentHash.of(rows.which());
        rows.forEach(files, hash::add);
        return hash.sum();
    }
}
