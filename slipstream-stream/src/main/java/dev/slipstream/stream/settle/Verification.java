package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Seal;
import java.util.List;
import java.util.Optional;

/**
 * An hour compared three ways: its seal, its rows in the tables, and the rows that its captures give
 * now.
 *
 * @param seal absent when the hour was never settled
 * @param storedHash of the rows in the tables
 * @param derivedHash of the rows that the captures give
 * @param account of the items that the captures give, as text
 * @param differences for people, one line each, empty when all are equal; at most 20 rows of each table
 */
public record Verification(
        HourPartition partition,
        Optional<Seal> seal,
        String storedHash,
        String derivedHash,
        String account,
        List<String> differences) {
    public Verification {
        differences = List.copyOf(differences);
    }

    public boolean equal() {
        return differences.isEmpty();
    }
}
