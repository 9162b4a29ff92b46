package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.ingest.provider.simulator.world.FlightProfile.Performance;
import dev.slipstream.ingest.provider.simulator.world.Leg.Stand;
import dev.slipstream.ingest.provider.simulator.world.OperatorNetwork.Rotation;
import dev.slipstream.ingest.provider.simulator.world.OperatorNetwork.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Strings the legs of one aircraft together, with turnarounds of 30 to 60 minutes. */
final class CyclePlan {

    private final long seed;
    private final int slot;
    private final FleetType type;
    private final Random random;
    private final List<Leg> legs = new ArrayList<>();
    private int seconds;

    CyclePlan(long seed, int slot, FleetType type, Random random) {
        this.seed = seed;
        this.slot = slot;
        this.type = type;
        this.random = random;
    }

    List<Leg> legs() {
        return legs;
    }

    /** The length of the cycle so far, the last turnaround included. */
    int seconds() {
        return seconds;
    }

    /** Adds all legs of a rotation; false, and adds none, when the type cannot fly one of them. */
    boolean add(Rotation rotation) {
        int legsBefore = legs.size();
        int secondsBefore = seconds;
        for (Way way : rotation.ways()) {
            String callsign = way.nextCallsign();
            for (int i = 1; i < way.airports.size(); i++) {
                if (!addLeg(callsign, way.airports.get(i - 1), way.airports.get(i))) {
                    legs.subList(legsBefore, legs.size()).clear();
                    seconds = secondsBefore;
                    return false;
                }
            }
        }
        return true;
    }

    private boolean addLeg(String callsign, Airport departure, Airport arrival) {
        FlightProfile profile = profile(departure, arrival);
        if (profile == null) {
            return false;
        }
        int taxiOut = 360 + random.nextInt(180);
        int taxiIn = 240 + random.nextInt(120);
        int turnaround = 1800 + random.nextInt(1800);
        int release = seconds + taxiOut;
        legs.add(new Leg(
                legs.size(),
                callsign,
                departure,
                arrival,
                stand(departure),
                stand(arrival),
                profile,
                taxiOut,
                release,
                taxiIn));
        int parked = turnaround - taxiIn - taxiOut;
        seconds = release + (int) Math.ceil(profile.seconds()) + taxiIn + parked;
        return true;
    }

    private @Nullable FlightProfile profile(Airport departure, Airport arrival) {
        double climb = type.climbMps * (0.9 + 0.25 * random.nextDouble());
        double descent = type.turboprop() ? 6 + 1.5 * random.nextDouble() : 8 + 2 * random.nextDouble();
        return FlightProfile.plan(
                new Performance(
                        type,
                        GreatCircle.between(departure.position(), arrival.position()),
                        elevation(departure),
                        elevation(arrival),
                        climb,
                        descent),
                random.nextInt(3));
    }

    /** The same place each time the aircraft comes to the airport. */
    private Stand stand(Airport airport) {
        long place = airport.ident().hashCode();
        return new Stand(
                airport.position(),
                Mix.between(0, 360, seed ^ slot, place, 1),
                Mix.between(900, 1500, seed ^ slot, place, 2));
    }

    private static double elevation(Airport airport) {
        return airport.elevationMeters() == null ? 0 : airport.elevationMeters();
    }
}
