package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.ingest.provider.simulator.world.Sortie.Style;
import dev.slipstream.ingest.provider.simulator.world.SortiePilot.Canvas;

/** How flights go that follow no route, and how vehicles drive. */
final class Drawings {

    private static final Style GLIDER = new Style(25, 2.5, 28, 1.5, 25, 110, 120);
    private static final double THERMAL_MPS = 24;
    private static final double GLIDE_MPS = 29;
    private static final double SINK_MPS = 1;
    private static final double HIGHEST_THERMAL_METERS = 1800;

    private Drawings() {}

    /** Around the airfield with low passes, or to another airfield. */
    static Course light(Canvas c) {
        double cruise = c.slot().type().cruiseMps;
        double climb = c.slot().type().climbMps;
        double approach = 0.6 * cruise;
        boolean local = c.plan().departure().equals(c.plan().arrival());
        Style style = new Style(0.55 * cruise, climb, local ? 0.8 * cruise : cruise, 2.5, approach, 105, 400);
        Sortie sortie = c.sortie(style).depart(1500);
        if (!local) {
            double height = c.chance().between(700, 1700, 60);
            return sortie.cruiseToGate(c.departureMeters() + height).land();
        }
        int laps = 2 + c.chance().below(5, 61);
        for (int lap = 1; lap < laps; lap++) {
            sortie.cruiseToGate(c.departureMeters() + 260).lowPass(2200);
        }
        return sortie.cruiseToGate(c.departureMeters() + 260).land();
    }

    /** Out to a training area, around in it on a racetrack, and home. */
    static Course military(Canvas c) {
        double cruise = c.slot().type().cruiseMps;
        boolean slow = cruise < 200;
        Style style =
                new Style(slow ? 58 : 75, 0.8 * c.slot().type().climbMps, 0.85 * cruise, 8, slow ? 58 : 72, 600, 6000);
        Sortie sortie = c.sortie(style).depart(5000);
        Pose area = c.stand()
                .turned(c.chance().between(0, 360, 62))
                .moved(c.chance().between(80_000, 200_000, 63));
        sortie.pen.flyTo(area.turned(c.chance().between(0, 360, 64)), 6000, 6000);
        double straight = c.chance().between(20_000, 50_000, 65);
        int laps = 3 + c.chance().below(5, 66);
        for (int lap = 0; lap < laps; lap++) {
            sortie.pen.turn(-180, 6000).straight(straight).turn(-180, 6000).straight(straight);
        }
        int ceiling = c.slot().type().ceilingFlightLevel / 10;
        int level = 10 + c.chance().below(ceiling - 10, 67);
        return sortie.cruiseToGate(level * 10 * Performance.FLIGHT_LEVEL_METERS).land();
    }

    /** Straight up, to some place, a hover above it, and back. */
    static Course helicopter(Canvas c) {
        double field = c.departureMeters();
        double cruise = c.slot().type().cruiseMps;
        double rate = 0.5 * c.slot().type().climbMps;
        double away = c.chance().between(11_000, 40_000, 60);
        double altitude = field + c.chance().between(150, 400, 61);
        Pose start = c.stand().turned(c.chance().between(0, 360, 62));
        PathPen pen = new PathPen(start).straight(away);
        pen.faceAs(pen.pose().facing(start.at)).straight(pen.pose().metersTo(start.at));
        CourseBuilder course = CourseBuilder.onGround(field).rest(c.chance().between(60, 180, 63));
        course.takeOff(null).during(15, 0, field + 25);
        hop(course, away, cruise, rate, altitude, field + 60);
        course.rest(c.chance().between(60, 400, 64));
        hop(course, away, cruise, rate, altitude, field + 25);
        course.during(15, 0, field).land(null).rest(60);
        return course.along(pen.path());
    }

    /** From standing in the air to standing in the air. */
    private static void hop(
            CourseBuilder course, double length, double mps, double rateMps, double altitude, double endAltitude) {
        CourseBuilder up = course.next().toAltitude(altitude, rateMps, mps);
        CourseBuilder down = CourseBuilder.inFlight(mps, altitude).toAltitude(endAltitude, rateMps, 0);
        double level = length - up.meters() - down.meters();
        course.append(up).append(up.next().over(level, mps, altitude)).append(down);
    }

    /** Circles up and glides on, never far from the airfield; before landing, circles down. */
    static Course glider(Canvas c) {
        double field = c.departureMeters();
        Sortie sortie = c.sortie(GLIDER).depart(1500);
        CourseBuilder course = sortie.course;
        PathPen pen = sortie.pen;
        course.over(pen.meters() - course.meters(), THERMAL_MPS, field + 130);
        int thermals = 4 + c.chance().below(8, 60);
        double circle = 2 * Math.PI * GLIDER.turnMeters();
        for (int i = 0; i < thermals; i++) {
            Piece dice = new Piece(c.chance(), i);
            int turns = 5 + (int) (9 * dice.unit(0));
            pen.turn(dice.unit(1) < 0.5 ? 360.0 * turns : -360.0 * turns, GLIDER.turnMeters());
            boolean high = course.altitudeMeters() > field + HIGHEST_THERMAL_METERS;
            double gain = turns * circle / THERMAL_MPS * (high ? 0.2 : 1.2 + dice.unit(2));
            course.steadily(0, THERMAL_MPS).over(turns * circle, THERMAL_MPS, course.altitudeMeters() + gain);
            Pose next = c.stand()
                    .turned(360 * dice.unit(3))
                    .moved(1000 + 5000 * dice.unit(4))
                    .turned(360 * dice.unit(5));
            pen.flyTo(next, GLIDER.turnMeters(), GLIDER.turnMeters());
            glide(course, pen.meters() - course.meters(), SINK_MPS);
        }
        int down = (int) Math.max(0, Math.ceil((course.altitudeMeters() - field - 350) / (3 * circle / THERMAL_MPS)));
        pen.turn(360.0 * down, GLIDER.turnMeters());
        double descent = pen.meters() - course.meters();
        course.over(descent, THERMAL_MPS, course.altitudeMeters() - 3 * descent / THERMAL_MPS);
        pen.flyTo(sortie.gate(), GLIDER.turnMeters(), GLIDER.turnMeters());
        course.over(pen.meters() - course.meters(), GLIDER.approachMps(), field + GLIDER.gateHeightMeters());
        return sortie.land();
    }

    /** Faster in the middle than at the ends. */
    private static void glide(CourseBuilder course, double length, double sinkMps) {
        double seconds = length / ((THERMAL_MPS + GLIDE_MPS) / 2);
        double lost = sinkMps * seconds / 2;
        course.over(length / 2, GLIDE_MPS, course.altitudeMeters() - lost);
        course.over(length / 2, THERMAL_MPS, course.altitudeMeters() - lost);
    }

    /** From place to place on an airport, with rests, and back to the depot. */
    static Course vehicle(Canvas c) {
        Pose depot = c.stand();
        PathPen pen = new PathPen(depot);
        CourseBuilder course = CourseBuilder.onGround(c.departureMeters()).rest(30);
        int stops = 6 + c.chance().below(7, 60);
        for (int stop = 1; stop <= stops; stop++) {
            Piece dice = new Piece(c.chance(), stop);
            Pose next =
                    Pose.of(c.plan().departure().position(), 360 * dice.unit(0)).moved(100 + 900 * dice.unit(1));
            drive(pen, course, stop == stops ? depot : next, 5 + 7 * dice.unit(2));
            course.rest(20 + 80 * dice.unit(3));
        }
        return course.along(pen.path());
    }

    private static void drive(PathPen pen, CourseBuilder course, Pose to, double mps) {
        double before = pen.meters();
        pen.walkTo(to);
        course.steadily(pen.meters() - before, mps);
    }

    /** The chance of one piece of a flight. */
    private record Piece(Chance chance, int piece) {
        double unit(int question) {
            return Mix.unit(chance.world() ^ chance.cycle() << 20, chance.leg() * 100L + piece, 500 + question);
        }
    }
}
