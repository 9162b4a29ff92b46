package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.ingest.provider.simulator.world.Moment;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The world as an endless sequence of positions, each with an offset: second since 1970 times the size of the
 * fleet, plus the number of the aircraft. So an offset means the same after a restart, and every past one can be
 * read again; not every offset has a position. Immutable and safe for many threads.
 *
 * <pre>
 * long next = stream.offsetAt(now);
 * while (…) {
 *     Batch batch = stream.read(next, clock.instant(), 500);
 *     next = batch.next();
 * }
 * </pre>
 */
public final class PositionStream {

    private final SimulatedWorld world;
    private final int everySeconds;
    private final Duration history;

    /**
     * @param everySeconds how often each aircraft is told of; their turns are spread over the seconds
     * @param history how far back offsets may be asked for
     */
    public PositionStream(SimulatedWorld world, int everySeconds, Duration history) {
        if (everySeconds < 1 || history.isNegative()) {
            throw new IllegalArgumentException(
                    "Cannot stream positions every " + everySeconds + " s with a history of " + history);
        }
        this.world = world;
        this.everySeconds = everySeconds;
        this.history = history;
    }

    /** A position and its place in the sequence. */
    public record Entry(long offset, FlightPosition position) {}

    /**
     * Some entries in order.
     *
     * @param next the offset to go on with: none before it is missing in this batch
     */
    public record Batch(List<Entry> entries, long next) {
        public Batch {
            entries = List.copyOf(entries);
        }
    }

    /** The first offset of the second after an instant: what begins there is new. */
    public long offsetAfter(Instant instant) {
        return (instant.getEpochSecond() + 1) * world.size();
    }

    /** The oldest offset that can still be asked for. */
    public long earliest(Instant now) {
        return now.minus(history).getEpochSecond() * world.size();
    }

    /** The moment at which the position of an offset can be read. */
    public Instant readableAt(long offset) {
        return Instant.ofEpochSecond(Math.floorDiv(offset, (long) world.size()));
    }

    /**
     * The positions from an offset on that are known now.
     *
     * @param most how many at most, at least 1
     */
    public Batch read(long from, Instant now, int most) {
        List<Entry> entries = new ArrayList<>();
        Moment moment = world.newMoment();
        long size = world.size();
        long second = Math.floorDiv(from, size);
        int number = (int) Math.floorMod(from, size);
        for (; second <= now.getEpochSecond(); second++, number = 0) {
            for (number = turnFrom(number, second); number < size; number += everySeconds) {
                if (world.look(number, second, moment)) {
                    entries.add(new Entry(second * size + number, FlightPosition.of(moment, second)));
                    if (entries.size() == most) {
                        return new Batch(entries, second * size + number + 1);
                    }
                }
            }
        }
        return new Batch(entries, Math.max(from, second * size));
    }

    /** The first aircraft from {@code number} on whose turn it is in a second. */
    private int turnFrom(int number, long second) {
        return number + (int) Math.floorMod(-(second + number), (long) everySeconds);
    }
}
