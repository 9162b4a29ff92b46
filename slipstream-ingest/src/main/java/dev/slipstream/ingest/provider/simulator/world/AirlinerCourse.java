package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.ingest.provider.simulator.world.Runways.Strip;
import dev.slipstream.ingest.provider.simulator.world.TrueEvent.Kind;
import org.jspecify.annotations.Nullable;

/** Draws one airliner's flight from stand to stand. Used once. */
final class AirlinerCourse {

    private static final double LOW_TURN_METERS = 3000;
    private static final double HIGH_TURN_METERS = 12_000;
    private static final double HOLDING_TURN_METERS = 2250;
    private static final double HOLDING_STRAIGHT_METERS = 7000;
    private static final double CIRCUIT_TURN_METERS = 2500;
    private static final double CIRCUIT_MPS = 90;
    private static final double LEAST_STRAIGHT_METERS = 1000;

    /**
     * A flight to be drawn.
     *
     * @param alternate where it turns to on its way to {@code planned}; null to land as planned
     * @param turnsAway the part of the way after which it turns to the alternate, 0 to 1
     */
    record Flight(
            Airport departure,
            Airport planned,
            @Nullable Airport alternate,
            double turnsAway,
            Strip takesOffFrom,
            Strip plannedStrip,
            Strip landsOn,
            Pose departureStand,
            Pose arrivalStand) {

        Airport arrival() {
            return alternate == null ? planned : alternate;
        }
    }

    private final Flight flight;
    private final VerticalPlan.Task task;
    private final Performance performance;
    private final Chance chance;
    private final double arrivalMeters;
    private final PathPen pen;
    private final CourseBuilder course;
    private final Pose gate;

    AirlinerCourse(
            Flight flight,
            Performance performance,
            Weather weather,
            long epochSecond,
            Happenings happenings,
            Chance chance) {
        this.flight = flight;
        this.performance = performance;
        this.chance = chance;
        double departureMeters = Ground.elevationMeters(flight.departure());
        arrivalMeters = Ground.elevationMeters(flight.arrival());
        double gateMeters = gateMeters(arrivalMeters, chance);
        gate = flight.landsOn()
                .start()
                .moved(Ground.touchDownMeters(flight.landsOn()) - (gateMeters - arrivalMeters) / Ground.GLIDE_SLOPE);
        task = new VerticalPlan.Task(
                performance,
                weather,
                epochSecond,
                GreatCircle.between(
                        flight.departure().position(), flight.planned().position()),
                departureMeters,
                gateMeters,
                happenings,
                chance);
        pen = new PathPen(flight.departureStand());
        course = CourseBuilder.onGround(departureMeters);
    }

    /** At a whole hundred feet, 450 to 780 m over the runway: 9 to 15 km before it. */
    static double gateMeters(double elevationMeters, Chance chance) {
        double step = Performance.FLIGHT_LEVEL_METERS;
        return Math.ceil((elevationMeters + chance.between(450, 750, 42)) / step) * step;
    }

    Course draw() {
        Ground.depart(pen, course, flight.takesOffFrom(), performance.liftOffMps(), chance);
        double liftOff = pen.meters();
        pen.straight(chance.between(4000, 6000, 43));
        double turnsAway = turnAway();
        double firstTurn = flight.alternate() == null ? LOW_TURN_METERS : HIGH_TURN_METERS;
        Turns way = Turns.plan(pen.pose(), gate, firstTurn, LOW_TURN_METERS);
        VerticalPlan vertical = VerticalPlan.of(task, pen.meters() - liftOff + way.meters());
        CourseBuilder holding = hold(way, vertical);
        if (holding.meters() == 0) {
            pen.follow(way, gate);
        } else {
            pen.flyTo(gate, LOW_TURN_METERS, LOW_TURN_METERS);
        }
        double cruise = pen.meters()
                - liftOff
                - vertical.climbing().meters()
                - vertical.descent().meters()
                - holding.meters()
                - vertical.approach().meters();
        CourseBuilder level =
                vertical.cruise(pen.path(), liftOff + vertical.climbing().meters(), cruise);
        course.append(vertical.climbing())
                .append(level)
                .append(vertical.descent())
                .append(holding)
                .append(vertical.approach());
        if (flight.alternate() != null) {
            course.markAfter(turnsAway, Kind.DIVERSION, flight.alternate().ident());
        }
        land();
        return course.along(pen.path());
    }

    /** Flies towards the planned airport until it is time to turn; returns when, in metres drawn. */
    private double turnAway() {
        if (flight.alternate() != null) {
            Pose planned = flight.plannedStrip().start().moved(-12_000);
            Turns way = Turns.plan(pen.pose(), planned, LOW_TURN_METERS, LOW_TURN_METERS);
            pen.turn(way.firstDegreesRight(), way.firstRadiusMeters());
            pen.straight(flight.turnsAway() * way.straightMeters());
        }
        return pen.meters();
    }

    /** Circles where the descent passes the level for it, and stops there; empty, and draws nothing, where it need not. */
    private CourseBuilder hold(Turns way, VerticalPlan vertical) {
        CourseBuilder out = vertical.descent().next();
        double before = vertical.approach().meters()
                - Math.toRadians(Math.abs(way.secondDegreesRight())) * way.secondRadiusMeters();
        int laps = task.happenings().holdingLaps();
        if (laps == 0
                || !vertical.holds()
                || before < LEAST_STRAIGHT_METERS
                || way.straightMeters() - before < LEAST_STRAIGHT_METERS) {
            return out;
        }
        pen.turn(way.firstDegreesRight(), way.firstRadiusMeters());
        pen.straight(way.straightMeters() - before);
        double start = pen.meters();
        double turn = chance.unit(44) < 0.8 ? 180 : -180;
        for (int lap = 0; lap < laps; lap++) {
            pen.turn(turn, HOLDING_TURN_METERS).straight(HOLDING_STRAIGHT_METERS);
            pen.turn(turn, HOLDING_TURN_METERS).straight(HOLDING_STRAIGHT_METERS);
        }
        out.mark(Kind.HOLDING_BEGIN, null);
        out.steadily(pen.meters() - start, VerticalPlan.HOLDING_MPS);
        return out.mark(Kind.HOLDING_END, null);
    }

    /** From the gate to the stand. */
    private void land() {
        double speed = performance.approachMps();
        double glide = (task.gateMeters() - arrivalMeters) / Ground.GLIDE_SLOPE;
        if (task.happenings().goAround()) {
            goAround(glide);
        }
        pen.straight(glide);
        course.over(glide, speed, arrivalMeters);
        Ground.arrive(pen, course, flight.landsOn(), flight.arrivalStand());
    }

    /** From the gate almost to the runway, up and around to the gate again. */
    private void goAround(double glide) {
        double heightMeters = chance.between(100, 280, 45);
        double down = glide - heightMeters / Ground.GLIDE_SLOPE;
        double start = pen.meters();
        pen.straight(glide + flight.landsOn().lengthMeters() + chance.between(2500, 4000, 46));
        pen.flyTo(gate, CIRCUIT_TURN_METERS, CIRCUIT_TURN_METERS);
        course.over(down, performance.approachMps(), arrivalMeters + heightMeters);
        course.mark(Kind.GO_AROUND, flight.landsOn().ident());
        double before = course.meters();
        course.toAltitude(task.gateMeters(), 0.75 * performance.climbMps(), CIRCUIT_MPS);
        double slowing = 4000;
        double level = pen.meters() - start - down - (course.meters() - before) - slowing;
        course.steadily(level, CIRCUIT_MPS);
        course.over(slowing, performance.approachMps(), task.gateMeters());
    }
}
