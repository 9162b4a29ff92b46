package dev.slipstream.ingest.provider.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.reference.ReferenceData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StretchesTest {
    private static final double START = Instant.parse("2026-11-20T00:00:00Z").getEpochSecond();
    private static final SimulatedWorld WORLD = SimulatedWorld.of(400, 11, ReferenceData.bundled());

    /** All that a look tells, to the last bit. */
    private static List<Object> look(int number, double second, Moment moment) {
        List<Object> out = new ArrayList<>();
        if (WORLD.look(number, second, moment)) {
            Kinematics m = moment.motion;
            out.addAll(List.of(m.latitude(), m.longitude(), m.trackDegrees(), m.baroAltitudeMeters, m.onGround));
            out.addAll(List.of(m.groundSpeedMps, m.verticalRateMps, moment.number, moment.squawk, moment.cycle));
            out.addAll(List.of(moment.category, moment.positionSource, moment.leg.number(), moment.slot));
            out.add(moment.callsign);
        }
        return out;
    }

    @Test
    void whatWasLookedAtBeforeChangesNothing() {
        Moment all = WORLD.newMomentOfAll();
        Moment one = WORLD.newMoment();
        Random random = new Random(3);
        int silent = 0;
        double second = START;
        for (int round = 0; round < 1200; round++) {
            second += round % 3 == 0 ? 1 : round % 3 == 1 ? 97 * random.nextDouble() : -random.nextInt(30);
            for (int number = round % 7; number < WORLD.size(); number += 7) {
                List<Object> anew = look(number, second, WORLD.newMoment());
                assertThat(look(number, second, all)).isEqualTo(anew);
                assertThat(look(number, second, one)).isEqualTo(anew);
                silent += anew.isEmpty() ? 1 : 0;
            }
        }
        assertThat(silent).isBetween(5_000, 40_000);
    }

    @Test
    void theEndsOfEveryPhaseAreThoseOfTheLeg() {
        for (int number = 0; number < WORLD.size(); number += 3) {
            Slot slot = WORLD.slots().get(number);
            long cycle = slot.cycleAt((long) START);
            Moment moment = WORLD.newMoment();
            Kinematics anew = new Kinematics();
            for (Leg leg : WORLD.legsOf(slot, cycle)) {
                for (double since = 0; since < leg.course().seconds(); since += 13) {
                    double inCycle = leg.firstHeard() + since;
                    assertThat(WORLD.look(number, slot.startOfCycle(cycle) + inCycle, moment))
                            .isTrue();
                    leg.fill(inCycle, anew);
                    assertThat(moment.motion.point).isEqualTo(anew.point);
                    assertThat(moment.motion.baroAltitudeMeters).isEqualTo(anew.baroAltitudeMeters);
                    assertThat(moment.squawk).isEqualTo(leg.squawkAt(inCycle));
                }
            }
        }
    }
}
