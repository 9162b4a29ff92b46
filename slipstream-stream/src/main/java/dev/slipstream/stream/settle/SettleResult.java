package dev.slipstream.stream.settle;

import dev.slipstream.lakehouse.table.HourPartition;
import dev.slipstream.lakehouse.table.Seal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of settling an hour.
 *
 * @param seals of the hour as it was settled, of each provider and of all; none when it was left as it was
 * @param note for people: why the hour was left as it was, else empty
 * @param took by the wall clock
 */
public record SettleResult(Instant hour, List<Seal> seals, String note, Duration took) {
    public SettleResult {
        seals = List.copyOf(seals);
    }

    /** Whether the hour was replaced and sealed; else it should be tried again later. */
    public boolean settled() {
        return !seals.isEmpty();
    }

    /** The seal of that provider, or of {@link HourPartition#ALL_PROVIDERS all}. */
    public Optional<Seal> seal(String provider) {
        return seals.stream()
                .filter(seal -> seal.partition().provider().equals(provider))
                .findFirst();
    }
}
