package dev.slipstream.app.run;

import dev.slipstream.ingest.pace.Pacer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A clock on which several threads wait; of them one runs at a time, and time is that which the first of the
 * others waits for. So days pass in seconds, and in the same order every time.
 */
final class SharedTime extends Clock implements Pacer {
    private final PriorityQueue<Turn> waiting =
            new PriorityQueue<>(Comparator.comparing(Turn::at).thenComparing(Turn::number));
    private Instant now;
    private long turns;
    private long running = -1;

    SharedTime(Instant start) {
        now = start;
    }

    private record Turn(Instant at, long number) {}

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants only");
    }

    /** Time that a call takes. */
    synchronized Instant pass(Duration duration) {
        now = now.plus(duration);
        return now;
    }

    @Override
    public synchronized void awaitUntil(Instant instant) throws InterruptedException {
        if (instant.isAfter(now)) {
            Turn mine = enqueue(instant);
            giveTurn();
            awaitTurn(mine);
        }
    }

    /** Runs all to their end. */
    void run(List<? extends Callable<?>> bodies) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(bodies.size());
        try {
            List<Future<?>> done = new ArrayList<>();
            List<Turn> first = bodies.stream().map(body -> enqueue(now)).toList();
            for (int i = 0; i < bodies.size(); i++) {
                Turn turn = first.get(i);
                Callable<?> body = bodies.get(i);
                done.add(threads.submit(() -> runInTurn(turn, body)));
            }
            giveTurn();
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Object runInTurn(Turn first, Callable<?> body) throws Exception {
        awaitTurn(first);
        try {
            return body.call();
        } finally {
            giveTurn();
        }
    }

    private synchronized Turn enqueue(Instant at) {
        Turn turn = new Turn(at, turns++);
        waiting.add(turn);
        return turn;
    }

    private synchronized void giveTurn() {
        Turn next = waiting.poll();
        if (next != null) {
            now = next.at().isAfter(now) ? next.at() : now;
            running = next.number();
            notifyAll();
        }
    }

    private synchronized void awaitTurn(Turn turn) throws InterruptedException {
        while (running != turn.number()) {
            wait();
        }
    }
}
