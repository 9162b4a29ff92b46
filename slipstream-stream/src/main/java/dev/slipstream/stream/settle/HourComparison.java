package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.Seal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;

/** What an hour's tables held when the comparison began, to be held against what its captures give. */
final class HourComparison {
    /** Of each table, half of them from either side. */
    private static final int SHOWN_ROWS = 20;

    private final HourPartition partition;
    private final List<StoredRows> tables;

    HourComparison(Lake lake, HourPartition partition) {
        this.partition = partition;
        this.tables = LakeTable.ofStoredItems().stream()
                .map(table -> new StoredRows(lake.table(table), table))
                .toList();
    }

    /** @param referenceVersion with which the hour was derived */
    Verification with(DerivedHour derived, String referenceVersion, Optional<Seal> seal) {
        Window window = Window.of(partition);
        Map<LakeTable, List<DataFile>> stored = new EnumMap<>(LakeTable.class);
        ContentHash.Sum sum = ContentHash.Sum.none();
        for (StoredRows rows : tables) {
            List<DataFile> files = rows.files(window);
            stored.put(rows.which(), files);
            sum = sum.plus(hash(rows, files));
        }
        String derivedHash = derived.hash().text();
        List<String> differences = new ArrayList<>();
        if (!sum.text().equals(derivedHash)) {
            tables.forEach(rows -> differences.addAll(
                    differences(rows, stored.getOrDefault(rows.which(), List.of()), derived.filesOf(rows.which()))));
        }
        seal.filter(known -> !known.contentHash().equals(derivedHash))
                .ifPresent(known -> differences.add("the seal says " + known.contentHash()));
        seal.filter(known -> known.items() != derived.account().items())
                .ifPresent(known -> differences.add("the seal counts " + known.items() + " items"));
        if (!differences.isEmpty()) {
            seal.filter(known -> !known.referenceVersion().equals(referenceVersion))
                    .ifPresent(known -> differences.add("the seal's reference tables " + known.referenceVersion()
                            + " are not kept here; derived with " + referenceVersion));
        }
        return new Verification(
                partition, seal, sum.text(), derivedHash, derived.account().toString(), differences);
    }

    private static List<String> differences(StoredRows rows, List<DataFile> stored, List<DataFile> derived) {
        List<String> lines = new ArrayList<>();
        RowDifference difference = new RowDifference(rows, SHOWN_ROWS / 2);
        difference.onlyIn(stored, derived).forEach(row -> lines.add("only in the table: " + row));
        difference.onlyIn(derived, stored).forEach(row -> lines.add("only from captures: " + row));
        return lines;
    }

    private static ContentHash.Sum hash(StoredRows rows, List<DataFile> files) {
        ContentHash hash = ContentHash.of(rows.which());
        rows.forEach(files, hash::add);
        return hash.sum();
    }
}
