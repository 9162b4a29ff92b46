package dev.slipstream.core.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipstream.core.model.AirportFix;
import dev.slipstream.core.model.EventKind;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.FlightEvent;
import dev.slipstream.core.model.Motion;
import dev.slipstream.core.model.StateVector;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlightAssemblerTest {
    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    private static final FlownLeg OUT = FlownLeg.of("SWR1PX", "LSZH", "34", "EDDF", "25R", START);
    private static final FlownLeg FAR = FlownLeg.of("SWR14", "LSZH", "16", "KJFK", "22L", START);
    private static final FlownLeg BACK =
            FlownLeg.of("SWR2PX", "EDDF", "25C", "LSZH", "14", OUT.end().plus(25, ChronoUnit.MINUTES));

    private static Flight only(FlightLog log) {
        assertThat(log.flights()).hasSize(1);
        return log.flights().get(0);
    }

    private static List<StateVector> airborne(List<StateVector> states) {
        return FlownLeg.heard(states, state -> Boolean.FALSE.equals(state.onGround()), state -> state);
    }

    private static void assertNear(AirportFix fix, String airport, String runway, Instant at) {
        assertThat(fix.airport()).isEqualTo(airport);
        assertThat(fix.runway()).isEqualTo(runway);
        assertThat(fix.at()).isCloseTo(at, within(30, ChronoUnit.SECONDS));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 10, 60, 120})
    void aFlightFromStandToStand(int every) {
        FlightLog log = FlightLog.of(OUT.every(every));
        Flight flight = only(log);
        assertThat(flight.stage()).isEqualTo(Flight.Stage.LANDED);
        assertThat(flight.id()).isEqualTo("4b1234-20261120T080000Z");
        assertThat(flight.callsign()).isEqualTo("SWR1PX");
        assertNear(flight.departure(), "LSZH", "34", OUT.liftOff());
        assertNear(flight.arrival(), "EDDF", "25R", OUT.touchDown());
        assertThat(flight.observations()).isEqualTo(OUT.every(every).size());
        assertThat(flight.flownMeters()).isBetween(250_000.0, 330_000.0);
        assertThat(flight.maxAltitudeMeters()).isBetween(7_000.0, 7_600.0);
    }

    @Test
    void takeOffAndLandingAreEventsThatSayTheRunway() {
        FlightLog log = FlightLog.of(OUT.every(10));
        FlightEvent takeOff = log.events(EventKind.TAKE_OFF).get(0);
        FlightEvent landing = log.events(EventKind.LANDING).get(0);
        assertThat(log.events(EventKind.TAKE_OFF)).hasSize(1);
        assertThat(log.events(EventKind.LANDING)).hasSize(1);
        assertThat(takeOff.detail()).isEqualTo("34");
        assertThat(takeOff.at()).isCloseTo(OUT.liftOff(), within(10, ChronoUnit.SECONDS));
        assertThat(takeOff.rule()).isEqualTo("ground, then air");
        assertThat(landing.detail()).isEqualTo("25R");
        assertThat(landing.at()).isCloseTo(OUT.touchDown(), within(10, ChronoUnit.SECONDS));
        assertThat(landing.confidence()).isGreaterThan(0.9);
    }

    @Test
    void endsAreTracedToTheRunwayWhereTheGroundIsNeverHeard() {
        List<StateVector> heard = FlownLeg.heard(
                airborne(OUT.every(10)),
                state -> state.baroAltitudeMeters() != null && state.baroAltitudeMeters() > 900,
                state -> state);
        FlightLog log = FlightLog.of(heard);
        Flight flight = only(log);
        assertThat(flight.stage()).isEqualTo(Flight.Stage.LANDED);
        assertThat(flight.departure().airport()).isEqualTo("LSZH");
        assertThat(flight.departure().at()).isCloseTo(OUT.liftOff(), within(30, ChronoUnit.SECONDS));
        assertNear(flight.arrival(), "EDDF", "25R", OUT.touchDown());
        assertThat(flight.arrival().confidence()).isBetween(0.3, 0.95);
        assertThat(log.events(EventKind.LANDING).get(0).rule()).isEqualTo("descent traced on");
    }

    @Test
    void whoIsLostInCruiseIsGivenUpAfterHoursAndHasNotLanded() {
        List<StateVector> heard = FAR.every(60).subList(0, 100);
        FlightLog log = FlightLog.of(heard);
        Flight flight = only(log);
        assertThat(flight.stage()).isEqualTo(Flight.Stage.LOST);
        assertThat(flight.arrival()).isEqualTo(AirportFix.UNKNOWN);
        assertThat(flight.knownAt()).isAfter(flight.lastSeenAt().plus(5, ChronoUnit.HOURS));
        assertThat(log.events(EventKind.LANDING)).isEmpty();
    }

    @Test
    void aTurnaroundOfTwentyFiveMinutesInSilenceIsTwoFlights() {
        FlightLog log = FlightLog.of(FlownLeg.oneAfterAnother(OUT.every(10), BACK.every(10)));
        assertThat(log.flights()).extracting(Flight::callsign).containsExactly("SWR1PX", "SWR2PX");
        assertNear(log.flights().get(1).departure(), "EDDF", "25C", BACK.liftOff());
        assertThat(log.flights()).extracting(Flight::stage).containsOnly(Flight.Stage.LANDED);
    }

    @Test
    void aParkedTransponderDoesNotJoinTwoFlights() {
        List<StateVector> states = new ArrayList<>(OUT.every(10));
        StateVector parked = states.get(states.size() - 1);
        for (Instant t = parked.seenAt().plusSeconds(10);
                t.isBefore(START.plus(1, ChronoUnit.HOURS).plus(50, ChronoUnit.MINUTES));
                t = t.plusSeconds(10)) {
            states.add(at(parked, t));
        }
        FlownLeg next = FlownLeg.of("SWR1PX", "EDDF", "25C", "LSZH", "14", START.plus(110, ChronoUnit.MINUTES));
        states.addAll(next.every(10));
        FlightLog log = FlightLog.of(states);
        assertThat(log.flights()).hasSize(2);
        assertThat(log.flights().get(0).stage()).isEqualTo(Flight.Stage.LANDED);
        assertNear(log.flights().get(1).departure(), "EDDF", "25C", next.liftOff());
    }

    @Test
    void anotherCallsignAfterAStopBeginsAnotherFlight() {
        List<StateVector> states = new ArrayList<>(OUT.every(10));
        FlownLeg next =
                FlownLeg.of("SWR2PX", "EDDF", "25C", "LSZH", "14", OUT.end().plusSeconds(10));
        states.addAll(next.every(10));
        FlightLog log = FlightLog.of(states);
        assertThat(log.flights()).extracting(Flight::callsign).containsExactly("SWR1PX", "SWR2PX");
    }

    @Test
    void anOceanIsCrossedAsOneFlight() {
        List<StateVector> states = FAR.every(60);
        List<StateVector> heard = FlownLeg.heard(
                states,
                state -> state.position() != null
                        && (state.position().longitude() > -8
                                || state.position().longitude() < -60),
                state -> state);
        Duration gap = Duration.ofMinutes(60);
        FlightLog log = FlightLog.of(heard);
        Flight flight = only(log);
        assertThat(Duration.ofMinutes(states.size() - heard.size())).isGreaterThan(gap.multipliedBy(3));
        assertNear(flight.arrival(), "KJFK", "22L", FAR.touchDown());
    }

    @Test
    void theNextLegWithTheSameCallsignIsAnotherFlightThoughTheAirportIsNotHeard() {
        FlownLeg next =
                FlownLeg.of("SWR1PX", "EDDF", "25C", "LSZH", "14", OUT.end().plus(20, ChronoUnit.MINUTES));
        List<StateVector> heard = FlownLeg.heard(
                FlownLeg.oneAfterAnother(OUT.every(10), next.every(10)),
                state -> state.baroAltitudeMeters() != null && state.baroAltitudeMeters() > 3_000,
                state -> state);
        assertThat(FlightLog.of(heard).flights()).hasSize(2);
    }

    @Test
    void aTouchAndGoIsNoLanding() {
        List<StateVector> states = new ArrayList<>();
        for (StateVector state : OUT.every(5)) {
            if (state.seenAt().isBefore(OUT.touchDown().plusSeconds(12))) {
                states.add(state);
            }
        }
        FlownLeg round = FlownLeg.of("SWR1PX", "EDDF", "25R", "EDDF", "25R", START);
        Duration shift = Duration.between(round.liftOff(), OUT.touchDown().plusSeconds(25));
        for (StateVector state : airborne(round.every(5))) {
            states.add(at(state, state.seenAt().plus(shift)));
        }
        FlightLog log = FlightLog.of(states);
        assertThat(log.flown()).hasSize(1);
        assertThat(log.events(EventKind.LANDING)).hasSize(1);
        assertThat(log.events(EventKind.TAKE_OFF)).hasSize(1);
    }

    @Test
    void providersThatNeverSayGroundStillShowTakeOffAndLanding() {
        List<StateVector> heard = FlownLeg.heard(OUT.every(10), state -> true, state -> state.withOnGround(null));
        Flight flight = only(FlightLog.of(heard));
        assertThat(flight.stage()).isEqualTo(Flight.Stage.LANDED);
        assertThat(flight.departure().at()).isCloseTo(OUT.liftOff(), within(45, ChronoUnit.SECONDS));
        assertThat(flight.arrival().at()).isCloseTo(OUT.touchDown(), within(45, ChronoUnit.SECONDS));
        assertThat(flight.arrival().airport()).isEqualTo("EDDF");
    }

    @Test
    void anAircraftWithoutPositionsIsAFlightOfUnknownEnds() {
        List<StateVector> heard = FlownLeg.heard(
                airborne(OUT.every(10)),
                state -> true,
                state -> state.withholdingPosition(dev.slipstream.core.model.RejectReason.IMPOSSIBLE_JUMP));
        Flight flight = only(FlightLog.of(heard));
        assertThat(flight.positions()).isZero();
        assertThat(flight.departure().airport()).isNull();
        assertThat(flight.stage()).isEqualTo(Flight.Stage.LOST);
    }

    @Test
    void whatOnlyDrivesNeverFlies() {
        List<StateVector> driven = FlownLeg.heard(
                OUT.every(10),
                state -> Boolean.TRUE.equals(state.onGround()) && state.seenAt().isBefore(OUT.liftOff()),
                state -> state);
        Flight flight = only(FlightLog.of(driven));
        assertThat(flight.stage()).isEqualTo(Flight.Stage.LOST);
        assertThat(flight.flew()).isFalse();
    }

    @Test
    void whatComesBeforeTheLastIsLateAndChangesNothing() {
        List<StateVector> states = OUT.every(10);
        FlightLog log = new FlightLog();
        FlightAssembler assembler = FlightAssembler.of("4b1234", FlightLog.AIRPORTS);
        assembler.observe(states.get(50), 0, log);
        Track before = assembler.track().orElseThrow();
        assertThat(assembler.observe(states.get(49), 0, log)).isEqualTo(Verdict.LATE);
        assertThat(assembler.track()).contains(before);
        assertThat(log.versions).hasSize(1);
    }

    @Test
    void theMostFrequentCallsignIsTheFlights() {
        List<StateVector> states = new ArrayList<>(OUT.every(10));
        FlightLog log = new FlightLog();
        FlightAssembler assembler = FlightAssembler.of("4b1234", FlightLog.AIRPORTS);
        for (int i = 0; i < states.size(); i++) {
            StateVector state = states.get(i);
            assembler.observe(i % 7 == 0 ? renamed(state, "GARBLE" + i % 3) : state, 0, log);
        }
        assertThat(log.flights()).hasSize(1);
        assertThat(log.flights().get(0).callsign()).isEqualTo("SWR1PX");
    }

    private static StateVector at(StateVector s, Instant t) {
        return new StateVector(
                s.aircraft(),
                t,
                t,
                s.callsign(),
                s.position(),
                s.withheld(),
                s.baroAltitudeMeters(),
                s.geoAltitudeMeters(),
                s.onGround(),
                new Motion(
                        s.motion().groundSpeedMps(),
                        s.motion().trackDegrees(),
                        s.motion().verticalRateMps()),
                s.squawk(),
                s.spi(),
                s.positionSource(),
                s.category(),
                s.origin());
    }

    private static StateVector renamed(StateVector s, String callsign) {
        return new StateVector(
                s.aircraft(),
                s.seenAt(),
                s.positionAt(),
                callsign,
                s.position(),
                s.withheld(),
                s.baroAltitudeMeters(),
                s.geoAltitudeMeters(),
                s.onGround(),
                s.motion(),
                s.squawk(),
                s.spi(),
                s.positionSource(),
                s.category(),
                s.origin());
    }
}
