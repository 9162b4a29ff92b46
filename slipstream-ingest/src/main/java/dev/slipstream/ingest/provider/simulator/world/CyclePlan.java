package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.ingest.provider.simulator.world.OperatorNetwork.Rotation;
import dev.slipstream.ingest.provider.simulator.world.OperatorNetwork.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Strings the legs of one aircraft together, with turnarounds of 25 to 50 minutes. */
final class CyclePlan {

    /** What runways add to the way between two airports. */
    private static final double DETOUR_METERS = 20_000;

    /** From stand to lift-off and from the gate of the final approach to stand. */
    private static final double GROUND_SECONDS = 800;

    private static final double WIND_RESERVE = 1.04;

    private final long seed;
    private final Weather weather;
    private final int slot;
    private final FleetType type;
    private final Random random;
    private final @Nullable String onlyCallsign;
    private final List<PlannedLeg> legs = new ArrayList<>();
    private int seconds;

    /** @param onlyCallsign on all legs, whatever the operator's; null for the operator's */
    CyclePlan(long seed, Weather weather, int slot, FleetType type, Random random, @Nullable String onlyCallsign) {
        this.seed = seed;
        this.weather = weather;
        this.slot = slot;
        this.type = type;
        this.random = random;
        this.onlyCallsign = onlyCallsign;
    }

    List<PlannedLeg> legs() {
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
            String dealt = way.nextCallsign();
            String callsign = onlyCallsign == null ? dealt : onlyCallsign;
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
        GreatCircle way = GreatCircle.between(departure.position(), arrival.position());
        Chance chance = Chance.of(seed, slot, -1, legs.size());
        VerticalPlan.Task task = new VerticalPlan.Task(
                Performance.of(type, chance),
                weather,
                0,
                way,
                Ground.elevationMeters(departure),
                AirlinerCourse.gateMeters(Ground.elevationMeters(arrival), chance),
                Happenings.NONE,
                chance);
        double meters = way.distanceMeters() + DETOUR_METERS;
        VerticalPlan plan = VerticalPlan.of(task, meters);
        if (plan.slopeMeters() > meters) {
            return false;
        }
        double flight = plan.secondsFor(meters) * WIND_RESERVE + GROUND_SECONDS;
        int end = seconds + (int) flight + 1500 + random.nextInt(1500);
        legs.add(new PlannedLeg(legs.size(), callsign, departure, arrival, seconds, end));
        seconds = end;
        return true;
    }
}
