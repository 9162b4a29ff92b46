package dev.slipstream.ingest.provider.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Follows aircraft second by second. */
class ContinuityTest {
    private static final long START = Instant.parse("2026-11-20T00:00:00Z").getEpochSecond();
    private static final int DAY = 86_400;
    private static final SimulatedWorld WORLD = Worlds.OF_2000;

    private static Position position(Kinematics motion) {
        return new Position(motion.latitude(), motion.longitude());
    }

    /** Says what is wrong between two seconds; empty when nothing is. */
    private static String problem(Kinematics a, Kinematics b, double seconds) {
        double moved = GreatCircle.distanceMeters(position(a), position(b));
        double fastest = Math.max(a.groundSpeedMps, b.groundSpeedMps);
        double slowest = Math.min(a.groundSpeedMps, b.groundSpeedMps);
        if (moved > fastest * seconds * 1.001 + 0.5) {
            return "moved " + moved + " m at " + fastest + " m/s";
        }
        // A second on a circle of 100 m is a chord, and a taxiway has corners.
        if (!a.onGround && !b.onGround && moved < slowest * seconds * 0.98 - 0.5) {
            return "moved only " + moved + " m at " + slowest + " m/s";
        }
        double climbed = Math.abs(b.baroAltitudeMeters - a.baroAltitudeMeters);
        double rate = Math.max(Math.abs(a.verticalRateMps), Math.abs(b.verticalRateMps));
        if (climbed > rate * seconds + 0.01) {
            return "climbed " + climbed + " m at " + rate + " m/s";
        }
        double turned = Math.abs(Math.IEEEremainder(b.trackDegrees() - a.trackDegrees(), 360));
        if (!a.onGround && !b.onGround && turned > 20 && fastest > 20) {
            return "turned " + turned + "°";
        }
        return "";
    }

    private static void copy(Kinematics from, Kinematics to) {
        System.arraycopy(from.point, 0, to.point, 0, 3);
        to.groundSpeedMps = from.groundSpeedMps;
        to.baroAltitudeMeters = from.baroAltitudeMeters;
        to.verticalRateMps = from.verticalRateMps;
        to.onGround = from.onGround;
    }

    @Test
    void nothingJumpsFromSecondToSecond() {
        Moment moment = WORLD.newMoment();
        Kinematics before = new Kinematics();
        Map<ActorKind, Integer> followed = new EnumMap<>(ActorKind.class);
        for (Slot slot : WORLD.slots()) {
            if (followed.merge(slot.kind(), 1, Integer::sum) > 4) {
                continue;
            }
            boolean silent = true;
            for (int second = 0; second < DAY; second++) {
                if (!WORLD.look(slot.number(), START + second, moment)) {
                    silent = true;
                    continue;
                }
                String problem = silent ? "" : problem(before, moment.motion, 1);
                if (!problem.isEmpty()) {
                    assertThat(problem)
                            .as("%s %s at second %s of %s", slot.kind(), slot.number(), second, moment.leg)
                            .isEmpty();
                }
                copy(moment.motion, before);
                silent = false;
            }
        }
    }

    @Test
    void everyLegOfADayHoldsTogetherAndEndsInTime() {
        for (Slot slot : WORLD.slots()) {
            long cycle = slot.cycleAt(START);
            List<Leg> legs = WORLD.legsOf(slot, cycle);
            for (int i = 0; i < legs.size(); i++) {
                Leg leg = legs.get(i);
                assertThat(leg.lastHeard())
                        .as("%s", leg)
                        .isLessThan(slot.timetable().get(i).end() - 60);
                assertThat(leg.course().errorMeters()).as("%s", leg).isLessThan(0.01);
                if (slot.number() % 20 == 0) {
                    assertPhasesMeet(leg);
                }
                if (i > 0) {
                    assertThat(leg.departure()).isEqualTo(legs.get(i - 1).arrival());
                    Kinematics parked = new Kinematics();
                    Kinematics leaving = new Kinematics();
                    legs.get(i - 1).fill(legs.get(i - 1).lastHeard(), parked);
                    leg.fill(leg.firstHeard(), leaving);
                    assertThat(GreatCircle.distanceMeters(position(parked), position(leaving)))
                            .as("%s", leg)
                            .isLessThan(1);
                }
            }
        }
    }

    /** In steps of 5 s, where only what is worse than a corner shows. */
    private static void assertPhasesMeet(Leg leg) {
        Kinematics before = new Kinematics();
        Kinematics now = new Kinematics();
        leg.course().fill(0, before);
        for (double second = 5; second < leg.course().seconds(); second += 5) {
            leg.course().fill(second, now);
            double moved = GreatCircle.distanceMeters(position(before), position(now));
            double climbed = Math.abs(before.baroAltitudeMeters - now.baroAltitudeMeters);
            double fastest = Math.max(before.groundSpeedMps, now.groundSpeedMps) + (now.onGround ? 12 : 3);
            if (moved > fastest * 5 * 1.01 || climbed > 16 * 5) {
                assertThat(moved + " m, " + climbed + " m up")
                        .as("at %s of %s", second, leg)
                        .isEmpty();
            }
            copy(now, before);
        }
    }
}
