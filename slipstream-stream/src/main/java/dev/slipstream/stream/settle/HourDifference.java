package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.LakeTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What settling an hour now would change.
 *
 * @param tables that differ
 * @param note for people: why the hour would be left as it is, else empty
 */
public record HourDifference(Instant hour, List<TableChanges> tables, String note) {
    public HourDifference {
        tables = List.copyOf(tables);
    }

    public boolean equal() {
        return tables.isEmpty() && note.isEmpty();
    }

    public Optional<TableChanges> of(LakeTable table) {
        return tables.stream().filter(changes -> changes.table() == table).findFirst();
    }
}
