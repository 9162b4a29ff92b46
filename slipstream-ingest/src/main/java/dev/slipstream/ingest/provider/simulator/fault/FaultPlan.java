package dev.slipstream.ingest.provider.simulator.fault;

import dev.slipstream.ingest.provider.simulator.fault.TrueFault.Outcome;
import dev.slipstream.ingest.provider.simulator.world.Mix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When which fault happens: a pure function of seed, rates, slot and second. Immutable and safe for
 * many threads.
 */
public final class FaultPlan {

    private static final int HOUR_SECONDS = 3600;
    private static final double ALL = 0x1.0p53;

    private final long seed;
    private final FaultRates rates;
    private final FaultKind[] kinds = FaultKind.ofRows().toArray(new FaultKind[0]);
    /** For each kind, the end of its part of {@link #ALL}. */
    private final long[] ends = new long[kinds.length];

    public FaultPlan(long seed, FaultRates rates) {
        this.seed = seed;
        this.rates = rates;
        double sum = 0;
        for (int i = 0; i < kinds.length; i++) {
            sum += rates.of(kinds[i]);
            ends[i] = (long) (sum * ALL);
        }
    }

    public FaultRates rates() {
        return rates;
    }

    /** What happens to the row of a slot in the answer of a second, if there is such a row; null for nothing. */
    @Nullable
    FaultKind rowFault(int slot, long second) {
        long dice = Mix.hash(seed ^ slot, second, -101) >>> 11;
        if (dice >= ends[ends.length - 1]) {
            return null;
        }
        int at = 0;
        while (dice >= ends[at]) {
            at++;
        }
        return kinds[at];
    }

    /** Chance for how a fault turns out, from 0 up. */
    long dice(int slot, long second) {
        return Mix.hash(seed ^ slot, second, -102) >>> 1;
    }

    /** Which part of the answer of a second arrives, above 0 and below 1; 1 when all of it does. */
    double arrivingPart(long second) {
        boolean truncated = Mix.unit(seed, second, -103) < rates.of(FaultKind.TRUNCATED);
        return truncated ? Mix.between(0.02, 0.98, seed, second, -104) : 1;
    }

    /** The outage in which a second lies. */
    public Optional<TrueFault> outageAt(long second) {
        long hour = Math.floorDiv(second, HOUR_SECONDS);
        return outageOf(hour).filter(outage -> contains(outage, second));
    }

    /** The outages that touch the time from {@code from} to before {@code to}. */
    public List<TrueFault> outagesBetween(Instant from, Instant to) {
        List<TrueFault> out = new ArrayList<>();
        long last = Math.floorDiv(to.getEpochSecond(), HOUR_SECONDS);
        for (long hour = Math.floorDiv(from.getEpochSecond(), HOUR_SECONDS); hour <= last; hour++) {
            outageOf(hour)
                    .filter(outage -> outage.at().isBefore(to) && outage.until().isAfter(from))
                    .ifPresent(out::add);
        }
        return out;
    }

    /** At most one in each hour, and within it. */
    private Optional<TrueFault> outageOf(long hour) {
        if (!(Mix.unit(seed, hour, -105) < rates.of(FaultKind.OUTAGE))) {
            return Optional.empty();
        }
        long length = rates.outageLength().getSeconds();
        long begins = (long) Mix.between(0, HOUR_SECONDS - length + 1, seed, hour, -106);
        Instant at = Instant.ofEpochSecond(hour * HOUR_SECONDS + begins);
        return Optional.of(new TrueFault(
                FaultKind.OUTAGE,
                null,
                at,
                at.plusSeconds(length),
                null,
                "no answer for " + length + " s",
                Outcome.ABSENT,
                null));
    }

    private static boolean contains(TrueFault outage, long second) {
        return outage.at().getEpochSecond() <= second && second < outage.until().getEpochSecond();
    }
}
