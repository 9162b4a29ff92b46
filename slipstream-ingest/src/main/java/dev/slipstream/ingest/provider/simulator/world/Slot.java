package dev.slipstream.ingest.provider.simulator.world;

import java.util.List;

/**
 * One aircraft and the cycle of legs that it flies for ever.
 *
 * @param icao24 its address, unique in the world
 * @param country of its registry, as OpenSky writes it
 * @param legs in order; the last ends where the first begins
 * @param periodSeconds from one start of the cycle to the next
 * @param phaseSeconds how far into the cycle it was at the epoch
 */
public record Slot(
        int number,
        String icao24,
        String country,
        String operator,
        FleetType type,
        List<Leg> legs,
        int periodSeconds,
        int phaseSeconds) {

    public Slot {
        legs = List.copyOf(legs);
    }

    /** Which turn of the cycle it is in. */
    public long cycleAt(long epochSecond) {
        return Math.floorDiv(epochSecond + phaseSeconds, (long) periodSeconds);
    }

    /** When that turn began. */
    public long startOfCycle(long cycle) {
        return cycle * periodSeconds - phaseSeconds;
    }

    /** The leg that has begun last, parked time after it included. */
    public Leg legAt(long secondInCycle) {
        int at = legs.size() - 1;
        while (at > 0 && legs.get(at).firstHeard() > secondInCycle) {
            at--;
        }
        return legs.get(at);
    }
}
