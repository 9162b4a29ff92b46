package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.reference.Runway;
import dev.slipstream.ingest.provider.simulator.world.TrueEvent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks through all legs of two turns of whole fleets for what cannot be true, and prints what it finds; run
 * by hand, as it takes a minute: arguments are the size of the fleet and seeds.
 */
final class TruthScan {

    private static final ReferenceData REFERENCE = ReferenceData.bundled();
    private static final long START = Instant.parse("2026-11-20T00:00:00Z").getEpochSecond();
    private static final int MOST_PRINTED = 5;

    private final Map<String, List<String>> found = new TreeMap<>();
    private final Kinematics now = new Kinematics();
    private final Kinematics before = new Kinematics();
    private int legs;

    private TruthScan() {}

    public static void main(String[] arguments) {
        int aircraft = arguments.length == 0 ? 2000 : Integer.parseInt(arguments[0]);
        long[] seeds = {1, 7, 42, 99, 12345};
        for (int i = 0; i < seeds.length; i++) {
            long seed = arguments.length > 1 ? Long.parseLong(arguments[1 + i]) : seeds[i];
            TruthScan scan = new TruthScan();
            scan.scan(SimulatedWorld.of(aircraft, seed, REFERENCE));
            scan.print(seed);
            if (arguments.length == i + 2) {
                return;
            }
        }
    }

    private void print(long seed) {
        System.err.println("seed " + seed + ": " + legs + " legs, "
                + found.values().stream().mapToInt(List::size).sum() + " findings");
        found.forEach((what, where) -> {
            System.err.println("  " + where.size() + " " + what);
            where.stream().limit(MOST_PRINTED).forEach(text -> System.err.println("      " + text));
        });
    }

    private void scan(SimulatedWorld world) {
        for (Slot slot : world.slots()) {
            for (long cycle = slot.cycleAt(START); cycle <= slot.cycleAt(START) + 1; cycle++) {
                for (Leg leg : world.legsOf(slot, cycle)) {
                    legs++;
                    leg(slot, leg, slot.timetable().get(leg.number()));
                }
            }
        }
    }

    private void leg(Slot slot, Leg leg, PlannedLeg plan) {
        String where = slot.kind() + " " + slot.number() + " " + slot.type() + " "
                + leg.departure().ident() + "-"
                + leg.arrival().ident() + " planned " + leg.plannedArrival().ident() + " runways "
                + leg.departureRunway() + " " + leg.arrivalRunway() + " "
                + leg.course().marks();
        Course course = leg.course();
        check(course.errorMeters() < 0.01, "course misses its path by " + course.errorMeters() + " m", where);
        check(leg.lastHeard() < plan.end() - 60, "ends late", where);
        if (leg.flies()) {
            landing(leg, where);
            double gate = course.first(Kind.LANDING);
            check(course.first(Kind.TAKE_OFF) < gate, "lands before it takes off", where);
            events(course, where);
        }
        follow(course, where);
        flips(course, where);
    }

    /** On the ground before take-off and after landing, and only there; touches named by events. */
    private void flips(Course course, String where) {
        for (Course.Mark mark : course.marks()) {
            boolean up = mark.kind() == Kind.TAKE_OFF;
            if (up || mark.kind() == Kind.LANDING) {
                course.fill(mark.second() - 0.001, before);
                course.fill(mark.second() + 0.001, now);
                check(before.onGround == up && now.onGround != up, "does not flip at " + mark.kind(), where);
            }
        }
    }

    private void landing(Leg leg, String where) {
        double down = leg.course().last(Kind.LANDING);
        leg.course().fill(down - 0.01, before);
        leg.course().fill(down + 1, now);
        check(off(before.trackDegrees(), now.trackDegrees()) < 1, "turns at touch-down", where);
        named(leg.arrival().ident(), leg.arrivalRunway()).ifPresent(runway -> {
            double meters = GreatCircle.distanceMeters(runway.threshold(), position(now));
            check(meters < 600, "lands far from its threshold", where + " " + meters);
            Double heading = runway.headingDegrees();
            check(
                    heading == null || off(heading, now.trackDegrees()) < 2,
                    "lands across its runway",
                    where + " " + now.trackDegrees() + " on " + heading);
        });
    }

    private static Optional<Runway> named(String airport, String ident) {
        return REFERENCE.listRunways(airport).stream()
                .filter(r -> r.ident().equals(ident) && r.threshold() != null)
                .findFirst();
    }

    private void events(Course course, String where) {
        for (Course.Mark mark : course.marks()) {
            check(mark.second() >= 0 && mark.second() <= course.seconds(), "event outside its leg", where);
            course.fill(mark.second() - 2, before);
            course.fill(mark.second() + 2, now);
            double was = before.verticalRateMps;
            double is = now.verticalRateMps;
            boolean agrees = switch (mark.kind()) {
                case TAKE_OFF -> was == 0 && is >= 0;
                case LANDING -> was <= 0 && is == 0;
                case TOP_OF_CLIMB -> was > 0 && is <= 0;
                case LEVEL_OFF -> was != 0 && is == 0;
                case TOP_OF_DESCENT -> was >= 0 && is < 0;
                case GO_AROUND -> was < -1 && is > 3;
                case HOLDING_BEGIN -> was < 0 && is == 0;
                case HOLDING_END -> was == 0 && is <= 0;
                default -> true;
            };
            check(agrees, mark.kind() + " does not fit what is flown", was + " " + is + " " + where);
        }
    }

    /** Every second: no jump, no corner in flight, no impossible altitude or speed. */
    private void follow(Course course, String where) {
        course.fill(0, before);
        for (double second = 1; second < course.seconds(); second += 1) {
            course.fill(second, now);
            double moved = GreatCircle.distanceMeters(position(before), position(now));
            double fastest = Math.max(before.groundSpeedMps, now.groundSpeedMps);
            boolean jumps = moved > fastest * 1.001 + 12;
            boolean turns = !before.onGround
                    && !now.onGround
                    && fastest > 20
                    && off(before.trackDegrees(), now.trackDegrees()) > 20;
            boolean climbs = Math.abs(now.baroAltitudeMeters - before.baroAltitudeMeters) > 16.5;
            boolean slow = !now.onGround && now.groundSpeedMps < 0;
            if (jumps || turns || climbs || slow || !Double.isFinite(now.latitude() + now.baroAltitudeMeters)) {
                check(false, "moves as nothing can", second + " s: " + moved + " m at " + fastest + " m/s " + where);
                return;
            }
            System.arraycopy(now.point, 0, before.point, 0, 3);
            before.groundSpeedMps = now.groundSpeedMps;
            before.baroAltitudeMeters = now.baroAltitudeMeters;
            before.onGround = now.onGround;
        }
    }

    private void check(boolean holds, String what, String where) {
        if (!holds) {
            found.computeIfAbsent(what.replaceAll("[0-9.E-]+", "#"), w -> new ArrayList<>())
                    .add(what + " " + where);
        }
    }

    private static Position position(Kinematics motion) {
        return new Position(motion.latitude(), motion.longitude());
    }

    private static double off(double a, double b) {
        return Math.abs(Math.IEEEremainder(a - b, 360));
    }
}
