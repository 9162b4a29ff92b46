package dev.slipstream.ingest.provider.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.slipstream.core.reference.AddressBlock;
import dev.slipstream.core.reference.AirportSize;
import dev.slipstream.core.reference.ReferenceData;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is about, and how each kind behaves through a day. */
class ActorsTest {
    private static final ReferenceData REFERENCE = ReferenceData.bundled();
    private static final long START = Instant.parse("2026-11-20T00:00:00Z").getEpochSecond();
    private static final SimulatedWorld WORLD = Worlds.OF_2000;

    private interface Check {
        void accept(Moment moment);
    }

    private static void everyFiveMinutes(ActorKind kind, Check check) {
        Moment moment = WORLD.newMoment();
        int seen = 0;
        for (int second = 0; second < 86_400; second += 300) {
            for (Slot slot : WORLD.slots()) {
                if (slot.kind() == kind && WORLD.look(slot.number(), START + second, moment)) {
                    check.accept(moment);
                    seen++;
                }
            }
        }
        assertThat(seen).as(kind.name()).isGreaterThan(500);
    }

    @Test
    void mostAreAirlinersAndSomeAreOfEveryOtherKind() {
        Map<ActorKind, Integer> counts = new EnumMap<>(ActorKind.class);
        WORLD.slots().forEach(s -> counts.merge(s.kind(), 1, Integer::sum));
        assertThat(counts.get(ActorKind.AIRLINER)).isCloseTo(1760, within(60));
        assertThat(counts.get(ActorKind.LIGHT_AIRCRAFT)).isCloseTo(80, within(30));
        assertThat(counts.get(ActorKind.HELICOPTER)).isCloseTo(50, within(25));
        for (ActorKind kind : EnumSet.of(ActorKind.MILITARY, ActorKind.GLIDER, ActorKind.GROUND_VEHICLE)) {
            assertThat(counts.get(kind)).as(kind.name()).isBetween(12, 70);
        }
    }

    @Test
    void noTwoShareAnAddress() {
        Set<String> addresses = new HashSet<>();
        WORLD.slots().forEach(s -> assertThat(addresses.add(s.icao24())).isTrue());
    }

    @Test
    void onlyTheMilitaryHasMilitaryAddresses() {
        for (Slot slot : WORLD.slots()) {
            AddressBlock block = REFERENCE.findAddressBlock(slot.icao24()).orElseThrow();
            if (slot.kind() == ActorKind.MILITARY) {
                assertThat(block.military()).isTrue();
            } else if (REFERENCE.findAircraft(slot.icao24()).isEmpty()) {
                assertThat(block.military()).isFalse();
            }
        }
    }

    @Test
    void groundVehiclesDriveOnLargeAirports() {
        everyFiveMinutes(ActorKind.GROUND_VEHICLE, m -> {
            assertThat(m.category).isEqualTo(17);
            assertThat(m.motion.onGround).isTrue();
            assertThat(m.motion.groundSpeedMps).isLessThan(15);
            assertThat(m.leg.departure().size()).isEqualTo(AirportSize.LARGE);
            assertThat(m.leg.flies()).isFalse();
            assertThat(m.squawk).isEqualTo(Moment.NO_SQUAWK);
        });
    }

    @Test
    void helicoptersFlyLowAndHover() {
        int[] hovering = {0};
        everyFiveMinutes(ActorKind.HELICOPTER, m -> {
            assertThat(m.category).isEqualTo(8);
            assertThat(m.motion.groundSpeedMps).isLessThan(80);
            assertThat(m.motion.baroAltitudeMeters).isLessThan(Ground.elevationMeters(m.leg.departure()) + 500);
            hovering[0] += !m.motion.onGround && m.motion.groundSpeedMps == 0 ? 1 : 0;
        });
        assertThat(hovering[0]).isGreaterThan(10);
    }

    @Test
    void glidersFlyByDayAndAreHeardThroughFlarm() {
        everyFiveMinutes(ActorKind.GLIDER, m -> {
            assertThat(m.category).isEqualTo(9);
            assertThat(m.positionSource).isEqualTo(3);
            assertThat(m.motion.groundSpeedMps).isLessThan(35);
            assertThat(m.motion.baroAltitudeMeters - Ground.elevationMeters(m.leg.departure()))
                    .isBetween(-1.0, 3200.0);
        });
        Moment moment = WORLD.newMoment();
        for (Slot slot : WORLD.slots()) {
            if (slot.kind() == ActorKind.GLIDER) {
                long midnight = slot.startOfCycle(slot.cycleAt(START)) + 1800;
                assertThat(WORLD.look(slot.number(), midnight, moment)).isFalse();
            }
        }
    }

    @Test
    void lightAircraftSendTheirRegistration() {
        everyFiveMinutes(ActorKind.LIGHT_AIRCRAFT, m -> {
            assertThat(m.category).isEqualTo(2);
            assertThat(m.squawk).isIn(07000, 01200);
            assertThat(m.callsign).matches("[A-Z][A-Z0-9]{4,5}");
            assertThat(m.motion.groundSpeedMps).isLessThan(100);
        });
    }

    @Test
    void someMilitaryAircraftSayNoCallsign() {
        Set<Boolean> says = new HashSet<>();
        everyFiveMinutes(ActorKind.MILITARY, m -> says.add(m.callsign != null));
        assertThat(says).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void aFewAirlinersShareACallsignOrLeaveItBlank() {
        Moment moment = WORLD.newMoment();
        int blank = 0;
        for (int hour = 0; hour < 24; hour++) {
            int sharing = 0;
            for (Slot slot : WORLD.slots()) {
                if (slot.kind() == ActorKind.AIRLINER && WORLD.look(slot.number(), START + 3600 * hour, moment)) {
                    sharing += FleetPlan.SHARED_CALLSIGN.equals(moment.callsign) ? 1 : 0;
                    blank += moment.callsign == null ? 1 : 0;
                }
            }
            assertThat(sharing).isBetween(0, 4);
        }
        assertThat(blank).isBetween(50, 1000);
    }

    @Test
    void lookingAgainAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Moment moment = WORLD.newMoment();
        for (Slot slot : WORLD.slots()) {
            WORLD.look(slot.number(), START, moment);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int round = 0; round < 20; round++) {
            for (int number = 0; number < WORLD.size(); number++) {
                WORLD.look(number, START, moment);
            }
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }
}
