package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.Seal;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** What became of the items of an hour, or of a part of them; parts add up. */
record Account(long items, long stored, long repeated, Map<String, Long> rejectedByReason) implements Serializable {
    Account {
        rejectedByReason = new TreeMap<>(rejectedByReason);
    }

    static Account none() {
        return new Account(0, 0, 0, Map.of());
    }

    /** What a seal says. */
    static Account of(Seal seal) {
        return new Account(seal.items(), seal.stored(), seal.repeated(), seal.rejectedByReason());
    }

    Account plus(Account other) {
        Map<String, Long> reasons = new TreeMap<>(rejectedByReason);
        other.rejectedByReason.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
        return new Account(items + other.items, stored + other.stored, repeated + other.repeated, reasons);
    }

    long rejected() {
        return rejectedByReason.values().stream().mapToLong(Long::longValue).sum();
    }

    /** As a sum in words. */
    @Override
    public String toString() {
        return items + " items = " + stored + " stored + " + repeated + " repeated + " + rejected() + " rejected "
                + rejectedByReason;
    }
}
