package dev.slipstream.ingest.provider.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.Airport;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.reference.Route;
import dev.slipstream.ingest.provider.simulator.SimulatorOptions;
import dev.slipstream.ingest.provider.simulator.heard.HeardState;
import dev.slipstream.ingest.provider.simulator.heard.Receivers;
import dev.slipstream.ingest.provider.simulator.heard.StatesEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulatedWorldTest {
    private static final ReferenceData REFERENCE = ReferenceData.bundled();
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final int REUSE_SECONDS = 15;
    private static final SimulatedWorld WORLD = Worlds.OF_2000;

    @Test
    void mostOfTheFleetIsInTheAirAtAnyInstant() {
        for (String start : List.of("1999-01-01T00:00:00Z", "2026-11-20T12:00:00Z", "2031-06-30T23:59:59Z")) {
            Instant instant = Instant.parse(start);
            assertThat(WORLD.flightsInProgress(instant)).as(start).hasSizeBetween(1150, 1900);
            long heard = new Receivers(WORLD).answeredAt(instant).size();
            long airborne = new Receivers(WORLD)
                    .answeredAt(instant).stream()
                            .filter(h -> !h.truth().onGround())
                            .count();
            assertThat(airborne / (double) heard).isBetween(0.8, 0.99);
        }
    }

    @Test
    void fliesOnEveryContinent() {
        Map<String, Long> continents = WORLD.flightsInProgress(NOON).stream()
                .collect(Collectors.groupingBy(
                        s -> REFERENCE
                                .findAirport(s.flight().departure())
                                .orElseThrow()
                                .continent(),
                        Collectors.counting()));
        assertThat(continents).containsKeys("AF", "AS", "EU", "NA", "OC", "SA");
        assertThat(continents.values()).allMatch(n -> n >= 25);
    }

    @Test
    void theSameSeedGivesTheSameWorldAndAnotherSeedAnother() {
        SimulatedWorld again = SimulatedWorld.of(2000, 42, REFERENCE);
        SimulatedWorld other = SimulatedWorld.of(2000, 43, REFERENCE);
        assertThat(new Receivers(again).answeredAt(NOON)).isEqualTo(new Receivers(WORLD).answeredAt(NOON));
        assertThat(new Receivers(other).answeredAt(NOON)).isNotEqualTo(new Receivers(WORLD).answeredAt(NOON));
        assertThat(new StatesEncoder(again).encode(NOON.getEpochSecond()))
                .isEqualTo(new StatesEncoder(WORLD).encode(NOON.getEpochSecond()));
    }

    @Test
    void aircraftMoveNoFasterThanTheySay() {
        Map<String, HeardState> before = new HashMap<>();
        String problems = "";
        Receivers receivers = new Receivers(WORLD);
        for (int poll = 0; poll < 120; poll++) {
            for (HeardState now : receivers.answeredAt(NOON.plusSeconds(10L * poll))) {
                HeardState then = before.put(now.truth().flight().aircraft(), now);
                if (then == null) {
                    continue;
                }
                problems += now.seenAt().isBefore(then.seenAt()) ? now + " is older than before\n" : "";
                if (now.positionAt() == null || then.positionAt() == null) {
                    continue;
                }
                double seconds =
                        Duration.between(then.positionAt(), now.positionAt()).toSeconds();
                double fastest =
                        Math.max(now.truth().groundSpeedMps(), then.truth().groundSpeedMps());
                // In the minutes of a loss it may have got faster and slow again.
                double faster = fastest + Math.max(1, 3 * Math.min(100, seconds - REUSE_SECONDS));
                double moved = GreatCircle.distanceMeters(
                        then.truth().position(), now.truth().position());
                double climbed =
                        Math.abs(now.truth().baroAltitudeMeters() - then.truth().baroAltitudeMeters());
                boolean jumps = moved > faster * seconds * 1.001 + 1 || climbed > 15.0 * seconds;
                problems += jumps ? moved + " m from " + then + " to " + now + "\n" : "";
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void speedsAndAltitudesArePlausible() {
        assertThat(WORLD.flightsInProgress(NOON))
                .filteredOn(s -> s.flight().kind() == ActorKind.AIRLINER)
                .allSatisfy(s -> {
                    assertThat(s.groundSpeedMps()).isBetween(50.0, 285.0);
                    assertThat(s.baroAltitudeMeters()).isBetween(-100.0, 12_600.0);
                    assertThat(s.verticalRateMps()).isBetween(-11.0, 15.0);
                    if (s.verticalRateMps() == 0) {
                        double level = s.baroAltitudeMeters() / 30.48;
                        double hundreds = s.groundSpeedMps() < 109 ? 1 : 10; // before the final approach
                        assertThat(level).isCloseTo(Math.rint(level / hundreds) * hundreds, within(0.01));
                    }
                });
        double cruising = WORLD.flightsInProgress(NOON).stream()
                .filter(s -> s.baroAltitudeMeters() > 9000)
                .count();
        assertThat(cruising / WORLD.flightsInProgress(NOON).size()).isBetween(0.4, 0.9);
    }

    @Test
    void eastboundFlightsCruiseAtOddLevels() {
        Kinematics motion = new Kinematics();
        for (Slot slot : airliners()) {
            for (Leg leg : WORLD.legsOf(slot, slot.cycleAt(NOON.getEpochSecond()))) {
                double course = GreatCircle.bearingDegrees(
                        leg.departure().position(), leg.plannedArrival().position());
                leg.course().fill(leg.course().first(TrueEvent.Kind.TOP_OF_DESCENT), motion);
                assertThat(oddLevel(motion)).as("%s", leg).isEqualTo(course < 180);
                leg.course().fill(leg.course().first(TrueEvent.Kind.TOP_OF_CLIMB), motion);
                assertThat(oddLevel(motion)).as("%s", leg).isEqualTo(course < 180);
            }
        }
    }

    private static boolean oddLevel(Kinematics motion) {
        double level = motion.baroAltitudeMeters / 304.8;
        assertThat(level).isCloseTo(Math.rint(level), within(1e-6));
        return Math.round(level) % 2 == 1;
    }

    private static List<Slot> airliners() {
        return WORLD.slots().stream()
                .filter(s -> s.kind() == ActorKind.AIRLINER)
                .toList();
    }

    @Test
    void flightsAreRealRoutesOfTheirOperator() {
        List<TrueFlight> flights = WORLD.flightsBetween(NOON, NOON.plusSeconds(3600));
        assertThat(flights).hasSizeGreaterThan(1500);
        assertThat(flights)
                .allSatisfy(f -> assertThat(f.arrivedAt()).isAfter(f.departedAt()))
                .filteredOn(f -> f.kind() == ActorKind.AIRLINER && f.callsign() != null)
                .filteredOn(f -> !FleetPlan.SHARED_CALLSIGN.equals(f.callsign()))
                .hasSizeGreaterThan(1400)
                .allSatisfy(f -> {
                    Route route = REFERENCE.findRoute(f.callsign()).orElseThrow();
                    assertThat(Collections.indexOfSubList(
                                    route.airports(), List.of(f.plannedDeparture(), f.plannedArrival())))
                            .isNotNegative();
                    assertThat(REFERENCE.operatorOf(f.callsign())).isEqualTo(f.operator());
                });
        Set<String> inProgress = WORLD.flightsInProgress(NOON).stream()
                .map(s -> s.flight().aircraft() + s.flight().departedAt())
                .collect(Collectors.toSet());
        assertThat(flights.stream()
                        .filter(f -> !f.departedAt().isAfter(NOON))
                        .map(f -> f.aircraft() + f.departedAt())
                        .collect(Collectors.toSet()))
                .isEqualTo(inProgress);
    }

    @Test
    void flightsBeginAndEndAtTheirAirports() {
        Kinematics motion = new Kinematics();
        for (Slot slot : airliners()) {
            for (Leg leg : WORLD.legsOf(slot, slot.cycleAt(NOON.getEpochSecond()))) {
                leg.fill(leg.liftOff(), motion);
                assertThat(distance(motion, leg.departure())).isLessThan(8000);
                leg.fill(leg.touchDown(), motion);
                assertThat(distance(motion, leg.arrival())).isLessThan(8000);
            }
        }
    }

    @Test
    void nobodyFliesToAClosedAirport() {
        assertThat(REFERENCE.findAirport("EDDT")).isEmpty();
        assertThat(WORLD.slots()).flatMap(Slot::timetable).allSatisfy(leg -> {
            assertThat(REFERENCE.findAirport(leg.departure().ident())).isPresent();
            assertThat(REFERENCE.findAirport(leg.arrival().ident())).isPresent();
        });
    }

    private static double distance(Kinematics motion, Airport airport) {
        return GreatCircle.distanceMeters(new Position(motion.latitude(), motion.longitude()), airport.position());
    }

    @Test
    void addressesAndTypesComeFromTheTables() {
        Set<String> addresses = new HashSet<>();
        for (Slot slot : WORLD.slots()) {
            assertThat(addresses.add(slot.icao24())).isTrue();
            assertThat(REFERENCE.findAddressBlock(slot.icao24())).isPresent();
            REFERENCE.findAircraft(slot.icao24()).ifPresent(known -> {
                assertThat(known.type()).isEqualTo(slot.type().name());
                assertThat(known.operator()).isEqualTo(slot.operator());
            });
        }
        assertThat(Arrays.stream(FleetType.values())
                        .filter(t -> t != FleetType.GRND)
                        .map(Enum::name))
                .allMatch(type -> REFERENCE.findAircraftType(type).isPresent());
    }

    @Test
    void callsignsAreNearlyUnique() {
        Map<String, Long> counts = WORLD.flightsInProgress(NOON).stream()
                .flatMap(s -> Stream.ofNullable(s.flight().callsign()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(counts.values().stream().filter(n -> n > 1).count()).isLessThan(20);
    }

    @Test
    void aHundredThousandAircraftFit() {
        SimulatedWorld large = SimulatedWorld.of(100_000, 1, REFERENCE);
        Moment moment = large.newMoment();
        int transmitting = 0;
        for (int number = 0; number < large.size(); number += 10) {
            transmitting += large.look(number, NOON.getEpochSecond(), moment) ? 1 : 0;
        }
        assertThat(transmitting).isBetween(6_500, 8_500);
    }

    @Test
    void refusesImpossibleOptions() {
        assertThatThrownBy(() -> new SimulatorOptions(0, 1, Duration.ofSeconds(1)))
                .hasMessageContaining("0 aircraft");
        assertThatThrownBy(() -> new SimulatorOptions(1, 1, Duration.ofMillis(1500)))
                .hasMessageContaining("whole seconds");
    }
}
