package dev.slipstream.ingest.provider.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.reference.Runway;
import dev.slipstream.ingest.provider.simulator.world.TrueEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Holds what flights do against the events that the world tells of them, through a day of 2,000 aircraft. */
class HappeningsTest {
    private static final ReferenceData REFERENCE = ReferenceData.bundled();
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(1));
    private static final SimulatedWorld WORLD = Worlds.OF_2000;
    private static final Map<String, Slot> SLOTS = new HashMap<>();
    private static final List<TrueEvent> THREE_DAYS =
            WORLD.eventsBetween(START.minus(Duration.ofDays(1)), END.plus(Duration.ofDays(1)));
    private static final List<TrueEvent> EVENTS = THREE_DAYS.stream()
            .filter(e -> !e.at().isBefore(START) && e.at().isBefore(END))
            .toList();
    private static final Map<String, TrueFlight> FLIGHTS = new HashMap<>();

    static {
        WORLD.slots().forEach(slot -> SLOTS.put(slot.icao24(), slot));
        WORLD.flightsBetween(START.minus(Duration.ofDays(1)), END.plus(Duration.ofDays(1)))
                .forEach(f -> FLIGHTS.put(f.aircraft() + f.departedAt(), f));
    }

    private static List<TrueEvent> events(Kind kind) {
        return EVENTS.stream().filter(e -> e.kind() == kind).toList();
    }

    private static TrueFlight flight(TrueEvent event) {
        TrueFlight flight = FLIGHTS.get(event.aircraft() + event.flightDepartedAt());
        assertThat(flight).as("flight of %s", event).isNotNull();
        return flight;
    }

    private static TrueEvent next(TrueEvent begin, Kind kind) {
        return THREE_DAYS.stream()
                .filter(e -> e.kind() == kind && e.aircraft().equals(begin.aircraft()) && e.at().isAfter(begin.at()))
                .findFirst()
                .orElseThrow();
    }

    private static Moment look(String aircraft, Instant at) {
        Moment moment = WORLD.newMoment();
        assertThat(WORLD.look(SLOTS.get(aircraft).number(), seconds(at), moment))
                .isTrue();
        return moment;
    }

    private static double seconds(Instant at) {
        return at.getEpochSecond() + at.getNano() / 1e9;
    }

    private static Position position(Moment moment) {
        return new Position(moment.motion.latitude(), moment.motion.longitude());
    }

    private static void forEverySecond(String aircraft, Instant from, Instant to, Consumer<Moment> action) {
        Moment moment = look(aircraft, from);
        int number = moment.number;
        for (double at = seconds(from); at < seconds(to); at++) {
            assertThat(WORLD.look(number, at, moment)).isTrue();
            action.accept(moment);
        }
    }

    private static double off(double a, double b) {
        return Math.abs(Math.IEEEremainder(a - b, 360));
    }

    @Test
    void everyKindOfEventHappensWithinADay() {
        int flights = WORLD.flightsBetween(START, END).size();
        assertThat(events(Kind.TAKE_OFF).size()).isBetween((int) (flights * 0.7), flights);
        assertThat(events(Kind.HOLDING_BEGIN).size() / (double) flights).isBetween(0.004, 0.02);
        assertThat(events(Kind.GO_AROUND).size() / (double) flights).isBetween(0.001, 0.008);
        assertThat(events(Kind.DIVERSION).size() / (double) flights).isBetween(0.0005, 0.006);
        assertThat(events(Kind.EMERGENCY_BEGIN).size() / (double) flights).isBetween(0.0003, 0.003);
        for (Kind kind : Kind.values()) {
            assertThat(events(kind)).as(kind.name()).hasSizeGreaterThan(2);
        }
    }

    @Test
    void aLandingTouchesTheRunwayThatItNames() {
        int real = 0;
        int landings = 0;
        for (TrueEvent landing : events(Kind.LANDING)) {
            TrueFlight flight = flight(landing);
            if (flight.kind() != ActorKind.AIRLINER || landings++ % 4 != 0) {
                continue;
            }
            assertThat(landing.detail()).isEqualTo(flight.arrivalRunway());
            assertThat(landing.at()).isEqualTo(flight.arrivedAt());
            if (landing.detail() == null) {
                continue;
            }
            real++;
            Runway runway = REFERENCE.listRunways(flight.arrival()).stream()
                    .filter(r -> r.ident().equals(landing.detail()))
                    .findFirst()
                    .orElseThrow();
            Moment moment = look(landing.aircraft(), landing.at());
            double meters = GreatCircle.distanceMeters(runway.threshold(), landing.position());
            assertThat(meters).isBetween(100.0, 400.0).isLessThan(runway.lengthMeters());
            double bearing = GreatCircle.bearingDegrees(runway.threshold(), landing.position());
            assertThat(off(bearing, moment.motion.trackDegrees()))
                    .as("%s on %s", flight, runway)
                    .isLessThan(1);
            if (runway.headingDegrees() != null) {
                assertThat(off(runway.headingDegrees(), moment.motion.trackDegrees()))
                        .as("%s", flight)
                        .isLessThan(2);
            }
            assertAligned(landing, 8000);
        }
        assertThat(4 * real / (double) landings).isGreaterThan(0.85);
    }

    /** For the last kilometres it comes down the extended centreline at three degrees. */
    private static void assertAligned(TrueEvent landing, double meters) {
        Moment down = look(landing.aircraft(), landing.at());
        double track = down.motion.trackDegrees();
        double field = down.motion.baroAltitudeMeters;
        for (int seconds = 5; seconds < 115; seconds += 10) {
            Moment before = look(landing.aircraft(), landing.at().minusSeconds(seconds));
            double away = GreatCircle.distanceMeters(position(before), landing.position());
            if (away > meters) {
                return;
            }
            assertThat(off(GreatCircle.bearingDegrees(position(before), landing.position()), track))
                    .isLessThan(0.5);
            double slope = Math.toDegrees(Math.atan((before.motion.baroAltitudeMeters - field) / away));
            assertThat(slope).isCloseTo(3, within(0.05));
        }
    }

    @Test
    void aTakeOffRunsAlongTheRunwayAndClimbsOutOnItsHeading() {
        int takeOffs = 0;
        for (TrueEvent takeOff : events(Kind.TAKE_OFF)) {
            TrueFlight flight = flight(takeOff);
            if (flight.kind() != ActorKind.AIRLINER || takeOff.detail() == null || takeOffs++ % 4 != 0) {
                continue;
            }
            Runway runway = REFERENCE.listRunways(flight.departure()).stream()
                    .filter(r -> r.ident().equals(takeOff.detail()))
                    .findFirst()
                    .orElseThrow();
            assertThat(GreatCircle.distanceMeters(runway.threshold(), takeOff.position()))
                    .isLessThan(runway.lengthMeters());
            double rolling = look(takeOff.aircraft(), takeOff.at().minusSeconds(10))
                    .motion
                    .trackDegrees();
            double climbing = look(takeOff.aircraft(), takeOff.at().plusSeconds(30))
                    .motion
                    .trackDegrees();
            assertThat(off(rolling, climbing)).isLessThan(1);
        }
    }

    @Test
    void aGoAroundClimbsAgainAndLandsAfterAll() {
        assertThat(events(Kind.GO_AROUND)).isNotEmpty().allSatisfy(event -> {
            TrueFlight flight = flight(event);
            assertThat(look(event.aircraft(), event.at().minusSeconds(5)).motion.verticalRateMps)
                    .isLessThan(-2);
            assertThat(look(event.aircraft(), event.at().plusSeconds(5)).motion.verticalRateMps)
                    .isGreaterThan(3);
            double field = look(event.aircraft(), flight.arrivedAt()).motion.baroAltitudeMeters;
            assertThat(event.altitudeMeters() - field).isBetween(90.0, 310.0);
            assertThat(Duration.between(event.at(), flight.arrivedAt()).toSeconds())
                    .isBetween(200L, 900L);
            Set<Long> headings = new HashSet<>();
            forEverySecond(event.aircraft(), event.at(), flight.arrivedAt(), m -> {
                assertThat(m.motion.onGround).isFalse();
                headings.add((long) m.motion.trackDegrees() / 90);
            });
            assertThat(headings).hasSize(4);
        });
    }

    @Test
    void aHoldingCirclesAtOneLevel() {
        for (TrueEvent begin : events(Kind.HOLDING_BEGIN)) {
            TrueFlight flight = flight(begin);
            TrueEvent end = next(begin, Kind.HOLDING_END);
            assertThat(end.at()).isBefore(flight.arrivedAt());
            assertThat(end.altitudeMeters()).isEqualTo(begin.altitudeMeters(), within(1e-6));
            assertThat(GreatCircle.distanceMeters(begin.position(), end.position()))
                    .isLessThan(500);
            double[] turned = {0, Double.NaN};
            forEverySecond(begin.aircraft(), begin.at().plusSeconds(1), end.at().minusSeconds(1), m -> {
                assertThat(m.motion.baroAltitudeMeters).isEqualTo(begin.altitudeMeters(), within(1e-6));
                turned[0] += Double.isNaN(turned[1]) ? 0 : Math.IEEEremainder(m.motion.trackDegrees() - turned[1], 360);
                turned[1] = m.motion.trackDegrees();
            });
            assertThat(Math.abs(turned[0])).isGreaterThan(700);
        }
    }

    @Test
    void aDiversionEndsAtTheOtherAirportAndTheNextFlightLeavesFromThere() {
        assertThat(events(Kind.DIVERSION)).isNotEmpty().allSatisfy(event -> {
            TrueFlight flight = flight(event);
            assertThat(flight.diverted()).isTrue();
            assertThat(event.detail()).isEqualTo(flight.arrival()).isNotEqualTo(flight.plannedArrival());
            assertThat(event.at()).isBetween(flight.departedAt(), flight.arrivedAt());
            Position down = position(look(event.aircraft(), flight.arrivedAt()));
            assertThat(GreatCircle.distanceMeters(
                            down,
                            REFERENCE
                                    .findAirport(flight.arrival())
                                    .orElseThrow()
                                    .position()))
                    .isLessThan(8000);
            TrueFlight next = FLIGHTS.values().stream()
                    .filter(f -> f.aircraft().equals(flight.aircraft())
                            && f.departedAt().isAfter(flight.arrivedAt()))
                    .min((a, b) -> a.departedAt().compareTo(b.departedAt()))
                    .orElseThrow();
            assertThat(next.departure()).isEqualTo(flight.arrival());
            assertThat(next.plannedDeparture()).isEqualTo(flight.plannedArrival());
        });
    }

    @Test
    void onlyDiversionsLandElsewhere() {
        Set<String> diverted = new HashSet<>();
        THREE_DAYS.stream()
                .filter(e -> e.kind() == Kind.DIVERSION)
                .forEach(e -> diverted.add(e.aircraft() + e.flightDepartedAt()));
        for (TrueFlight flight : WORLD.flightsBetween(START, END.minus(Duration.ofHours(20)))) {
            assertThat(flight.diverted()).isEqualTo(diverted.contains(flight.aircraft() + flight.departedAt()));
        }
    }

    @Test
    void anEmergencyIsSquawkedWithinItsWindowOnly() {
        assertThat(events(Kind.EMERGENCY_BEGIN)).isNotEmpty().allSatisfy(begin -> {
            TrueFlight flight = flight(begin);
            int code = Integer.parseInt(begin.detail(), 8);
            assertThat(code).isIn(07500, 07600, 07700);
            TrueEvent end = next(begin, Kind.EMERGENCY_END);
            assertThat(begin.at()).isBetween(flight.departedAt(), flight.arrivedAt());
            assertThat(look(begin.aircraft(), begin.at().minusSeconds(1)).squawk)
                    .isLessThan(07000);
            assertThat(look(begin.aircraft(), end.at().plusMillis(500)).squawk).isLessThan(07000);
            Set<Integer> codes = new HashSet<>();
            forEverySecond(begin.aircraft(), begin.at(), end.at(), m -> codes.add(m.squawk));
            assertThat(codes).containsExactly(code);
        });
    }

    @Test
    void nobodyElseSquawksAnEmergency() {
        Set<String> inEmergency = new HashSet<>();
        THREE_DAYS.stream().filter(e -> e.kind() == Kind.EMERGENCY_BEGIN).forEach(e -> inEmergency.add(e.aircraft()));
        Moment moment = WORLD.newMoment();
        for (int minute = 0; minute < 1440; minute += 10) {
            for (Slot slot : WORLD.slots()) {
                if (WORLD.look(slot.number(), START.getEpochSecond() + 60.0 * minute, moment)
                        && moment.squawk > 07000
                        && !inEmergency.contains(slot.icao24())) {
                    assertThat(moment.squawk).isNotIn(07500, 07600, 07700);
                }
            }
        }
    }

    @Test
    void aLevelOffIsLevelAtAThousandFeet() {
        assertThat(events(Kind.LEVEL_OFF)).isNotEmpty().allSatisfy(event -> {
            double level = event.altitudeMeters() / 304.8;
            assertThat(level).isCloseTo(Math.rint(level), within(1e-6));
            double before = look(event.aircraft(), event.at().minusSeconds(5)).motion.verticalRateMps;
            assertThat(Math.abs(before)).isGreaterThan(2);
            for (int second = 1; second < 89; second++) {
                assertThat(look(event.aircraft(), event.at().plusSeconds(second)).motion.verticalRateMps)
                        .isZero();
            }
        });
    }
}
