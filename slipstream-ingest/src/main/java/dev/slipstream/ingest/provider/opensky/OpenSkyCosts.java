package dev.slipstream.ingest.provider.opensky;

import dev.slipstream.core.geo.BoundingBox;
import dev.slipstream.ingest.quota.Cost;
import dev.slipstream.ingest.quota.ProviderQuota;
import dev.slipstream.ingest.quota.ProviderQuotas;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What OpenSky's calls cost, in credits of three buckets that are counted apart: what a call measures;
 * the prices are in {@link ProviderQuotas}.
 */
public final class OpenSkyCosts {
    /** The bucket of {@code /states/all}. */
    public static final String STATES = "states";
    /** The bucket of {@code /flights/*}. */
    public static final String FLIGHTS = "flights";
    /** The bucket of {@code /tracks}. */
    public static final String TRACKS = "tracks";

    private static final ProviderQuota QUOTA = ProviderQuotas.bundled().of("opensky", "opensky");
    private static final long LIVE = 0;
    private static final Duration RECENT = Duration.ofHours(24);

    private OpenSkyCosts() {}

    /** {@code /states/all} without a box, also when it names aircraft. */
    public static Cost statesEverywhere() {
        return QUOTA.cost(STATES, BoundingBox.WORLD.squareDegrees());
    }

    /** {@code /states/all} of a box: a call for each side of the antimeridian when it crosses that. */
    public static List<Cost> states(BoundingBox box) {
        return box.splitAtAntimeridian().stream()
                .map(part -> QUOTA.cost(STATES, part.squareDegrees()))
                .toList();
    }

    /**
     * {@code /flights/*} from {@code begin} to {@code end}. What the documentation calls less than 24 hours is
     * taken as beginning less than 24 hours ago, the dearer of its readings.
     */
    public static Cost flights(Instant begin, Instant end, Instant now) {
        return QUOTA.cost(FLIGHTS, isRecent(begin, now) ? LIVE : dayPartitions(begin, end));
    }

    /** {@code /tracks} of the flight at {@code time}. */
    public static Cost track(Instant time, Instant now) {
        return QUOTA.cost(TRACKS, isRecent(time, now) ? LIVE : 1);
    }

    /** {@code /tracks} of the flight that goes on. */
    public static Cost liveTrack() {
        return QUOTA.cost(TRACKS, LIVE);
    }

    /** The days in UTC that the interval touches, at least 1; its end counts only when it is within a day. */
    public static long dayPartitions(Instant begin, Instant end) {
        LocalDate first = begin.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate last = (end.isAfter(begin) ? end.minusNanos(1) : begin)
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    private static boolean isRecent(Instant begin, Instant now) {
        return begin.isAfter(now.minus(RECENT));
    }
}
