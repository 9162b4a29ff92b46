package dev.slipstream.ingest.provider.simulator.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One aircraft or vehicle and the timetable that it follows for ever. Immutable. */
public final class Slot {

    private final int number;
    private final String icao24;
    private final String country;
    private final @Nullable String operator;
    private final FleetType type;
    private final List<PlannedLeg> timetable;
    private final int periodSeconds;
    private final int phaseSeconds;

    /**
     * @param icao24 its address, unique in the world
     * @param country of its registry, as OpenSky writes it
     * @param operator three letters; null for all but airliners
     * @param timetable in order; the last leg ends where the first begins
     * @param periodSeconds from one start of the cycle to the next
     * @param phaseSeconds how far into the cycle it was at the epoch
     */
    Slot(
            int number,
            String icao24,
            String country,
            @Nullable String operator,
            FleetType type,
            List<PlannedLeg> timetable,
            int periodSeconds,
            int phaseSeconds) {
        this.number = number;
        this.icao24 = icao24;
        this.country = country;
        this.operator = operator;
        this.type = type;
        this.timetable = List.copyOf(timetable);
        this.periodSeconds = periodSeconds;
        this.phaseSeconds = phaseSeconds;
    }

    /** Its place in the world, from 0. */
    public int number() {
        return number;
    }

    /** The 24-bit address in lower-case hex. */
    public String icao24() {
        return icao24;
    }

    /** The country of its registry, as OpenSky writes it. */
    public String country() {
        return country;
    }

    /** Three letters; null for all but airliners. */
    public @Nullable String operator() {
        return operator;
    }

    public FleetType type() {
        return type;
    }

    public ActorKind kind() {
        return type.kind;
    }

    /** By OpenSky's number: 0 ADS-B, 2 multilateration, 3 FLARM. */
    int positionSource() {
        return kind() == ActorKind.GLIDER ? 3 : number % 33 == 32 ? 2 : 0;
    }

    List<PlannedLeg> timetable() {
        return timetable;
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
    PlannedLeg legAt(long secondInCycle) {
        int at = timetable.size() - 1;
        while (at > 0 && timetable.get(at).start() > secondInCycle) {
            at--;
        }
        return timetable.get(at);
    }

    /** When the leg after one begins, or the next turn of the cycle, in seconds of this turn. */
    double endOfSilence(PlannedLeg after) {
        int next = after.number() + 1;
        return next < timetable.size() ? timetable.get(next).start() : periodSeconds;
    }
}
