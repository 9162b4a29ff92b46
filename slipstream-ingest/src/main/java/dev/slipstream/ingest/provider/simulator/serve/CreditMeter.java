package dev.slipstream.ingest.provider.simulator.serve;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of its credits each account has used, per bucket. Safe for many threads.
 */
/*
 * OpenSky's documentation says "daily" and "hourly" and not from when. Here a day is that of UTC and an
 * hour begins with minute 0: all credits come back at once. A call that costs more than is left is
 * refused and takes nothing. Repeated calls after a refusal do not make the wait longer.
 */
final class CreditMeter {

    /** Whether the call may be made; then what is left, else how long to wait. */
    record Verdict(boolean granted, int remaining, long retryAfterSeconds) {}

    private record Key(Caller caller, Bucket bucket) {}

    private record Use(long period, int credits) {}

    private final Map<Key, Use> uses = new HashMap<>();
    private long dayOfCleaning = Long.MIN_VALUE;

    /** Takes the cost when that much is left. */
    synchronized Verdict take(Caller caller, Bucket bucket, int cost, Instant now) {
        forgetDaysBefore(now);
        long length = caller.accountClass().refill().getSeconds();
        long period = Math.floorDiv(now.getEpochSecond(), length);
        Key key = new Key(caller, bucket);
        Use before = uses.get(key);
        int used = before == null || before.period() != period ? 0 : before.credits();
        int left = caller.accountClass().credits() - used;
        if (cost > left) {
            return new Verdict(false, left, (period + 1) * length - now.getEpochSecond());
        }
        uses.put(key, new Use(period, used + cost));
        return new Verdict(true, left - cost, 0);
    }

    /** What a caller could still spend. */
    synchronized int remaining(Caller caller, Bucket bucket, Instant now) {
        return take(caller, bucket, 0, now).remaining();
    }

    /** Addresses come and go; those of yesterday have their credits back anyway. */
    private void forgetDaysBefore(Instant now) {
        long day = Math.floorDiv(now.getEpochSecond(), 86_400L);
        if (day != dayOfCleaning) {
            dayOfCleaning = day;
            uses.entrySet()
                    .removeIf(entry -> (entry.getValue().period() + 1)
                                    * entry.getKey()
                                            .caller()
                                            .accountClass()
                                            .refill()
                                            .getSeconds()
                            <= now.getEpochSecond());
        }
    }
}
