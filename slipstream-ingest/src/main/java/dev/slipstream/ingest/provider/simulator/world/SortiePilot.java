package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.ingest.provider.simulator.world.Runways.Strip;
import dev.slipstream.ingest.provider.simulator.world.Sortie.Style;
import dev.slipstream.ingest.provider.simulator.world.TrueEvent.Kind;
import org.jspecify.annotations.Nullable;

/** Flies what flies no routes, each kind by its own drawing. */
final class SortiePilot implements Pilot {

    /** What a drawing may use. */
    record Canvas(long seed, Slot slot, PlannedLeg plan, Chance chance, Strip off, Strip on) {
        Sortie sortie(Style style) {
            return new Sortie(seed, slot, plan, off, on, style, chance);
        }

        double departureMeters() {
            return Ground.elevationMeters(plan.departure());
        }

        Pose stand() {
            return Ground.stand(seed, slot.number(), plan.departure());
        }
    }

    /** Draws one leg from stand to stand. */
    interface Drawing {
        Course draw(Canvas canvas);
    }

    private static final double SHORTEST_LIGHT_METERS = 600;
    private static final double SHORTEST_MILITARY_METERS = 1600;

    private final long seed;
    private final Runways runways;
    private final Squawks squawks;
    private final Drawing drawing;

    SortiePilot(long seed, Runways runways, Drawing drawing) {
        this.seed = seed;
        this.runways = runways;
        this.drawing = drawing;
        squawks = new Squawks(seed);
    }

    @Override
    public Leg fly(Slot slot, PlannedLeg plan, long cycle) {
        Chance chance = Chance.of(seed, slot.number(), cycle, plan.number());
        long second = slot.startOfCycle(cycle) + plan.start();
        double shortest = slot.kind() == ActorKind.MILITARY ? SHORTEST_MILITARY_METERS : SHORTEST_LIGHT_METERS;
        Strip off = runways.choose(plan.departure(), shortest, second, chance.unit(51));
        Strip on = runways.choose(plan.arrival(), shortest, second, chance.unit(52));
        Course course = drawing.draw(new Canvas(seed, slot, plan, chance, off, on));
        return new Leg(
                plan.number(),
                plan.callsign(),
                plan.departure(),
                plan.arrival(),
                plan.departure(),
                plan.arrival(),
                runway(course, Kind.TAKE_OFF),
                runway(course, Kind.LANDING),
                plan.start(),
                course,
                squawk(slot, plan, chance),
                null);
    }

    private static @Nullable String runway(Course course, Kind kind) {
        for (Course.Mark mark : course.marks()) {
            if (mark.kind() == kind) {
                return mark.detail();
            }
        }
        return null;
    }

    private int squawk(Slot slot, PlannedLeg plan, Chance chance) {
        return switch (slot.kind()) {
            case GROUND_VEHICLE, GLIDER -> Moment.NO_SQUAWK;
            case AIRLINER, MILITARY -> squawks.controlled(slot, chance);
            case HELICOPTER, LIGHT_AIRCRAFT ->
                Squawks.uncontrolled(plan.departure().country());
        };
    }
}
