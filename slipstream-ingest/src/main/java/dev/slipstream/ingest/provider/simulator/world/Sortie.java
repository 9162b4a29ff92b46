package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.reference.Airport;
import dev.slipstream.ingest.provider.simulator.world.Runways.Strip;

/** Draws a flight without a route, from runway to runway, piece by piece. Used once. */
final class Sortie {

    private static final double STEP_METERS = Performance.FLIGHT_LEVEL_METERS;
    private static final double LOWER = 0.85;

    /**
     * How a type is flown.
     *
     * @param gateHeightMeters over the runway, where the final approach begins
     */
    record Style(
            double liftOffMps,
            double climbMps,
            double cruiseMps,
            double descentMps,
            double approachMps,
            double gateHeightMeters,
            double turnMeters) {}

    private final Style style;
    private final Strip off;
    private final Strip on;
    private final Pose arrivalStand;
    private final double arrivalMeters;
    private final Chance chance;
    private final Pose gate;
    final PathPen pen;
    final CourseBuilder course;

    Sortie(long seed, Slot slot, PlannedLeg plan, Strip off, Strip on, Style style, Chance chance) {
        this.style = style;
        this.off = off;
        this.on = on;
        this.chance = chance;
        Airport arrival = plan.arrival();
        arrivalStand = Ground.stand(seed, slot.number(), arrival);
        arrivalMeters = Ground.elevationMeters(arrival);
        gate = on.start().moved(Ground.touchDownMeters(on) - glideMeters());
        pen = new PathPen(Ground.stand(seed, slot.number(), plan.departure()));
        course = CourseBuilder.onGround(Ground.elevationMeters(plan.departure()));
    }

    private double glideMeters() {
        return style.gateHeightMeters() / Ground.GLIDE_SLOPE;
    }

    private double gateMeters() {
        return arrivalMeters + style.gateHeightMeters();
    }

    /** From the stand to some way behind the runway; what is flown after lift-off has no height yet. */
    Sortie depart(double straightMeters) {
        Ground.depart(pen, course, off, style.liftOffMps(), chance);
        pen.straight(straightMeters);
        return this;
    }

    /** To the gate of the final approach; gives height to all that was drawn without: up, along and down. */
    Sortie cruiseToGate(double altitudeMeters) {
        pen.flyTo(gate, style.turnMeters(), style.turnMeters());
        double drawn = pen.meters() - course.meters();
        double altitude = Math.ceil(Math.max(altitudeMeters, gateMeters()) / STEP_METERS) * STEP_METERS;
        while (true) {
            CourseBuilder up = course.next().toAltitude(altitude, style.climbMps(), style.cruiseMps());
            CourseBuilder down = CourseBuilder.inFlight(style.cruiseMps(), altitude)
                    .toAltitude(gateMeters(), style.descentMps(), style.approachMps());
            double level = drawn - up.meters() - down.meters();
            if (level >= 0 || altitude <= gateMeters()) {
                double cruise = Math.max(0, level);
                course.append(up).append(up.next().over(cruise, style.cruiseMps(), altitude));
                course.append(down);
                return this;
            }
            double lower = Math.min(course.altitudeMeters(), gateMeters());
            altitude = Math.max(gateMeters(), lower + (altitude - lower) * LOWER);
        }
    }

    /** Down to the runway, along it without touching it, and on. */
    Sortie lowPass(double straightMeters) {
        pen.straight(glideMeters());
        course.over(glideMeters(), style.approachMps(), arrivalMeters + 10);
        pen.straight(straightMeters);
        return this;
    }

    /** From the gate to the stand. */
    Course land() {
        pen.straight(glideMeters());
        course.over(glideMeters(), style.approachMps(), arrivalMeters);
        Ground.arrive(pen, course, on, arrivalStand);
        return course.along(pen.path());
    }

    Pose gate() {
        return gate;
    }
}
