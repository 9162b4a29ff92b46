package dev.slipstream.app.bulk;

import dev.slipstream.ingest.bulk.Cut;
import dev.slipstream.lakehouse.table.HourPartition;
import java.time.Instant;
import java.util.SortedSet;

/** Hours counted from 1970, as the ledger keeps them. */
final class Hours {
    private static final long SECONDS = 3_600;

    private Hours() {}

    static HourPartition partition(String provider, long hour) {
        return new HourPartition(provider, Instant.ofEpochSecond(hour * SECONDS));
    }

    /** Adds those in which a piece has events. */
    static void add(Cut cut, SortedSet<Long> hours) {
        long last = Math.floorDiv(cut.latest().getEpochSecond(), SECONDS);
        for (long hour = Math.floorDiv(cut.earliest().getEpochSecond(), SECONDS); hour <= last; hour++) {
            hours.add(hour);
        }
    }
}
