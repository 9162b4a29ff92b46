package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.ingest.provider.simulator.world.Runways.Strip;

/** What every aircraft does on the ground: from its stand to lift-off, from touch-down to its stand. */
final class Ground {

    static final double GLIDE_SLOPE = Math.tan(Math.toRadians(3));

    private static final double TAXI_MPS = 10;
    private static final double ENTRY_METERS = 130;
    private static final double TAKE_OFF_MPS2 = 2.15;
    private static final double LANDING_MPS2 = 1.6;
    private static final double MOST_TOUCH_DOWN_METERS = 350;

    private Ground() {}

    static double elevationMeters(Airport airport) {
        return airport.elevationMeters() == null ? 0 : airport.elevationMeters();
    }

    /** Where an aircraft parks: the same place each time it comes to the airport. */
    static Pose stand(long seed, int slot, Airport airport) {
        long place = airport.ident().hashCode();
        Pose middle = Pose.of(airport.position(), Mix.between(0, 360, seed ^ slot, place, 1));
        return middle.moved(Mix.between(150, 600, seed ^ slot, place, 2));
    }

    /** From the stand to lift-off, with a rest at both ends of the taxiway. */
    static void depart(PathPen pen, CourseBuilder course, Strip strip, double liftOffMps, Chance chance) {
        course.rest(chance.between(60, 180, 40));
        Pose threshold = strip.start();
        Pose entry = beside(threshold, pen.pose().position());
        pen.walkTo(entry).walkTo(threshold).faceAs(threshold);
        course.steadily(pen.meters(), TAXI_MPS);
        course.rest(chance.between(20, 90, 41));
        double roll = Math.min(liftOffMps * liftOffMps / (2 * TAKE_OFF_MPS2), 0.6 * strip.lengthMeters());
        pen.straight(roll);
        course.over(roll, liftOffMps, course.altitudeMeters()).takeOff(strip.ident());
    }

    /** How far behind the threshold the wheels touch the runway. */
    static double touchDownMeters(Strip strip) {
        return Math.min(MOST_TOUCH_DOWN_METERS, 0.2 * strip.lengthMeters());
    }

    /** From touch-down to the stand. */
    static void arrive(PathPen pen, CourseBuilder course, Strip strip, Pose stand) {
        double left = strip.lengthMeters() - touchDownMeters(strip) - 100;
        double speed = course.speedMps();
        double roll = Math.min(speed * speed / (2 * LANDING_MPS2), left);
        course.land(strip.ident());
        pen.straight(roll);
        course.over(roll, TAXI_MPS, course.altitudeMeters());
        double before = pen.meters();
        pen.walkTo(beside(pen.pose(), stand.position())).walkTo(stand);
        course.steadily(pen.meters() - before, TAXI_MPS);
    }

    /** Where a taxiway meets a runway, on the side of the stand. */
    private static Pose beside(Pose runway, Position stand) {
        Pose right = runway.turned(90).moved(ENTRY_METERS);
        Pose left = runway.turned(-90).moved(ENTRY_METERS);
        double[] point = Vectors.of(stand);
        return right.metersTo(point) < left.metersTo(point) ? right : left;
    }
}
