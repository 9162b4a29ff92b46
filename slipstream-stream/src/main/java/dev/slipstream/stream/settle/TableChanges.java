package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.LakeTable;
import java.util.List;

/**
 * How the rows of an hour in a table differ from those that are derived now.
 *
 * @param onlyStored rows whose like is not derived
 * @param onlyDerived rows whose like is not stored
 * @param changed rows of the same identity with other values: capture and item of a state, report or
 *     refusal, id of a flight, flight, kind and time of an event, aircraft of a track
 * @param lines some of these rows for people
 */
public record TableChanges(LakeTable table, long onlyStored, long onlyDerived, long changed, List<String> lines) {
    public TableChanges {
        lines = List.copyOf(lines);
    }

    static TableChanges none(LakeTable table) {
        return new TableChanges(table, 0, 0, 0, List.of());
    }

    public boolean equal() {
        return onlyStored + onlyDerived + changed == 0;
    }
}
