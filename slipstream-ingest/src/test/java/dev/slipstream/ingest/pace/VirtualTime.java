package dev.slipstream.ingest.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A clock that stands still until somebody waits for it; what is planned happens on the way. For one thread. */
public final class VirtualTime implements InstantSource, Pacer {
    private final TreeMap<Instant, Runnable> planned = new TreeMap<>();
    private final List<Instant> waits = new ArrayList<>();
    private volatile Instant now;

    public VirtualTime(String start) {
        now = Instant.parse(start);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void awaitUntil(Instant instant) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (instant.isAfter(now)) {
            waits.add(instant);
            while (!planned.isEmpty() && !planned.firstKey().isAfter(instant)) {
                now = planned.firstKey();
                planned.pollFirstEntry().getValue().run();
            }
            now = instant;
        }
    }

    /** Runs {@code action} when the time comes. */
    public void at(String instant, Runnable action) {
        planned.put(Instant.parse(instant), action);
    }

    public void pass(Duration duration) {
        now = now.plus(duration);
    }

    /** What was waited for, in order. */
    public List<Instant> waits() {
        return waits;
    }
}
