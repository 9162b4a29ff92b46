package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Seal;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of settling an hour.
 *
 * @param seal of the hour as it stands now; absent when it was left as it was
 * @param note for people: why the hour was left as it was, else empty
 * @param took by the wall clock
 */
public record SettleResult(HourPartition partition, Optional<Seal> seal, String note, Duration took) {

    /** Whether the hour was replaced and sealed; else it should be tried again later. */
    public boolean settled() {
        return seal.isPresent();
    }
}
