package dev.slipstream.ingest.provider.simulator.serve;

import java.time.Instant;

/** What calls cost (OpenSky's REST documentation, "API Credits"). */
/*
 * Two things the documentation leaves open. A list of addresses makes a call no cheaper: only the box
 * counts. The partitions of flights and tracks are days of UTC that the asked span touches; "live or
 * < 24 h" is a span that begins in the last 24 hours. A track is asked for by one second: one partition.
 */
final class CreditCost {

    private static final long DAY = 86_400;

    private CreditCost() {}

    /** Of {@code /states/all}, by the area of the box in square degrees; infinite without a box. */
    static int ofStates(double squareDegrees) {
        if (squareDegrees <= 25) {
            return 1;
        }
        if (squareDegrees <= 100) {
            return 2;
        }
        return squareDegrees <= 400 ? 3 : 4;
    }

    /** Of {@code /flights} and {@code /tracks}, by the asked seconds, both included. */
    static int ofHistory(long begin, long end, Instant now) {
        if (begin > now.getEpochSecond() - DAY) {
            return 4;
        }
        return ofPartitions(Math.floorDiv(end, DAY) - Math.floorDiv(begin, DAY) + 1);
    }

    static int ofPartitions(long days) {
        int[] lasts = {2, 10, 15, 20, 25};
        int[] prices = {0, 60, 120, 240, 480};
        if (days <= lasts[0]) {
            return 30;
        }
        for (int i = 1; i < lasts.length; i++) {
            if (days <= lasts[i]) {
                return (int) (prices[i] * days);
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, 960 * days);
    }
}
