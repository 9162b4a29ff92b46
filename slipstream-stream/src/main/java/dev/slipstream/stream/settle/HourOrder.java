package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.HourContents;
import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Lake;
import dev.slipstream.lakehouse.table.LakeTable;
import dev.slipstream.lakehouse.table.Seals;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which hours must come before which: flights go on from what the hour before hands on. Made for one
 * settling, from what tables hold when it begins.
 */
final class HourOrder {
    /*
     * An hour that cannot be settled, for one whose captures are not complete, holds up those after it,
     * but not for ever: after PATIENCE they are settled without its tracks. When it is settled at last,
     * it hands on other tracks than they went on from, so that they are settled again.
     */
    private static final Duration PATIENCE = Duration.ofHours(6);

    /** What is farther back has no part in a flight, or has been handed on through the hours between. */
    private static final Duration REACH = Duration.ofHours(24);

    private static final Duration HOUR = Duration.ofHours(1);

    private final Seals seals;
    private final NavigableSet<Instant> hours = new TreeSet<>();

    private HourOrder(Lake lake) {
        this.seals = new Seals(lake);
    }

    static HourOrder of(Lake lake) {
        HourOrder order = new HourOrder(lake);
        LakeTable.ofHours().forEach(table -> order.add(lake, table));
        order.add(lake, LakeTable.TRACKS);
        return order;
    }

    private void add(Lake lake, LakeTable table) {
        lake.hours(table).stream()
                .map(HourContents::partition)
                .filter(partition -> !partition.provider().equals(HourPartition.NO_PROVIDER))
                .forEach(partition -> hours.add(partition.hour()));
    }

    /** The hours of which tables hold anything, in order. */
    NavigableSet<Instant> hours() {
        return hours;
    }

    /** The nearest hour before that holds something and is not settled; empty when nothing is missing. */
    Optional<Instant> missingBefore(Instant hour) {
        for (Instant before = hour.minus(HOUR); !before.isBefore(hour.minus(REACH)); before = before.minus(HOUR)) {
            if (seals.find(HourPartition.ofAll(before)).isPresent()) {
                return Optional.empty();
            }
            if (hours.contains(before)) {
                return Optional.of(before);
            }
        }
        return Optional.empty();
    }

    /** Until when an hour waits for those before it. */
    static Instant patience(Instant hour) {
        return hour.plus(HOUR).plus(PATIENCE);
    }
}
