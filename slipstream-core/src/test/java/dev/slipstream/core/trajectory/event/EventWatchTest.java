package dev.slipstream.core.trajectory.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.AirportFix;
import dev.slipstream.core.model.EventKind;
import dev.slipstream.core.model.FlightEvent;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.ReferenceData;
import dev.slipstream.core.reference.Runway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventWatchTest {

    private static DrawnFlight climbed() {
        return new DrawnFlight(48, 5, 500).heading(60, 180).fly(1_000, 10, 0);
    }

    private static List<EventKind> kinds(DrawnFlight flight) {
        return flight.events(null).stream().map(FlightEvent::kind).toList();
    }

    private static void assertNear(Instant found, Instant expected, int seconds) {
        assertThat(Duration.between(expected, found).toSeconds()).isCloseTo(0, within((long) seconds));
    }

    @Test
    void topsOfClimbAndDescentAreTimedWhereTheAltitudeTurns() {
        for (DrawnFlight flight :
                List.of(climbed(), new DrawnFlight(48, 5, 500).geometric().fly(1_000, 10, 0))) {
            Instant climbed = flight.now();
            Instant descends = flight.fly(1_200, 0, 0).now();
            List<FlightEvent> events = flight.fly(600, -8, 0).events(null);
            assertThat(events)
                    .extracting(FlightEvent::kind)
                    .containsExactly(EventKind.TOP_OF_CLIMB, EventKind.TOP_OF_DESCENT);
            assertNear(events.get(0).at(), climbed, 10);
            assertNear(events.get(1).at(), descends, 10);
            assertThat(events).allSatisfy(event -> {
                assertThat(event.knownAt()).isAfter(event.at());
                assertThat(event.confidence()).isBetween(0.5, 1.0);
                assertThat(event.altitudeMeters()).isCloseTo(10_500, within(100.0));
                assertThat(event.position()).isNotNull();
            });
        }
    }

    @Test
    void levelOffsInterruptClimbAndDescent() {
        DrawnFlight flight = new DrawnFlight(48, 5, 500).heading(60, 180).fly(400, 10, 0);
        Instant first = flight.now();
        Instant second = flight.fly(120, 0, 0)
                .fly(600, 10, 0)
                .fly(600, 0, 0)
                .fly(500, -8, 0)
                .now();
        flight.fly(120, 0, 0).fly(300, -8, 0);
        List<FlightEvent> levels = flight.events(null).stream()
                .filter(event -> event.kind() == EventKind.LEVEL_OFF)
                .toList();
        assertThat(levels).hasSize(2);
        assertNear(levels.get(0).at(), first, 10);
        assertNear(levels.get(1).at(), second, 10);
    }

    @Test
    void stepsOfCruiseAreNothing() {
        DrawnFlight flight =
                climbed().fly(3_000, 0, 0).fly(150, 4, 0).fly(3_000, 0, 0).fly(75, -4, 0);
        assertThat(kinds(flight.fly(3_000, 0, 0))).containsExactly(EventKind.TOP_OF_CLIMB);
    }

    @Test
    void wildAltitudesAreNothing() {
        DrawnFlight flight = climbed().fly(900, 0, 0);
        flight.wrongAltitude(0)
                .fly(60, 0, 0)
                .wrongAltitude(20_500)
                .wrongAltitude(20_500)
                .fly(600, 0, 0);
        assertThat(kinds(flight)).containsExactly(EventKind.TOP_OF_CLIMB);
    }

    @Test
    void holdingsBeginAndEndOverTheFix() {
        DrawnFlight flight = climbed().fly(900, 0, 0).fly(900, -8, 0).fly(120, 0, 0);
        Instant begins = flight.now();
        for (int lap = 0; lap < 3; lap++) {
            flight.fly(60, 0, 3).fly(60, 0, 0).fly(60, 0, 3).fly(60, 0, 0);
        }
        Instant ends = flight.now();
        List<FlightEvent> events = flight.fly(300, -6, 0).events(null);
        assertThat(events)
                .extracting(FlightEvent::kind)
                .containsExactly(
                        EventKind.TOP_OF_CLIMB,
                        EventKind.TOP_OF_DESCENT,
                        EventKind.HOLDING_BEGIN,
                        EventKind.HOLDING_END);
        assertNear(events.get(2).at(), begins, 15);
        assertNear(events.get(3).at(), ends, 15);
    }

    @Test
    void oneFullTurnIsNoHolding() {
        DrawnFlight flight = climbed().fly(900, 0, 0).fly(120, 0, 3).fly(600, 0, 0);
        assertThat(kinds(flight)).containsExactly(EventKind.TOP_OF_CLIMB);
    }

    @Test
    void emergencyCodesMustStay() {
        DrawnFlight flight = climbed().fly(60, 0, 0).squawking("7700").fly(5, 0, 0);
        flight.squawking("1000").fly(60, 0, 0);
        Instant begins = flight.squawking("7600").now();
        Instant ends = flight.fly(100, 0, 0)
                .squawking(null)
                .fly(30, 0, 0)
                .squawking("2000")
                .now();
        List<FlightEvent> events = flight.fly(60, 0, 0).events(null);
        assertThat(events)
                .extracting(FlightEvent::kind, FlightEvent::detail)
                .contains(tuple(EventKind.EMERGENCY_BEGIN, "7600"), tuple(EventKind.EMERGENCY_END, "7600"))
                .doesNotContain(tuple(EventKind.EMERGENCY_BEGIN, "7700"));
        assertNear(events.get(0).at(), begins, 5);
        assertNear(events.get(1).at(), ends, 5);
    }

    @Test
    void silencesAreGapsWhenTheyAreLongerThanUsual() {
        DrawnFlight quick = climbed().fly(600, 0, 0);
        Instant last = quick.now();
        List<FlightEvent> gaps = quick.silence(900).fly(60, 0, 0).events(null).stream()
                .filter(event -> event.kind() == EventKind.COVERAGE_GAP)
                .toList();
        assertThat(gaps).extracting(FlightEvent::at, FlightEvent::detail).containsExactly(tuple(last, "905"));
        DrawnFlight slow =
                new DrawnFlight(48, 5, 9_000).every(300).fly(9_000, 0, 0).silence(600);
        assertThat(kinds(slow.fly(900, 0, 0))).isEmpty();
    }

    @Test
    void approachesThatEndInAClimbAreGoAroundsUnlessTheWheelsTouched() {
        Runway runway = ReferenceData.bundled().listRunways("LSZH").stream()
                .filter(strip -> strip.ident().equals("14"))
                .findFirst()
                .orElseThrow();
        Position threshold = runway.threshold();
        double heading = runway.headingDegrees();
        assertThat(goAround(threshold, heading, false))
                .filteredOn(event -> event.kind() == EventKind.GO_AROUND)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.detail()).isEqualTo("14");
                    assertNear(event.at(), DrawnFlight.START.plusSeconds(300), 10);
                });
        assertThat(goAround(threshold, heading, true))
                .extracting(FlightEvent::kind)
                .doesNotContain(EventKind.GO_AROUND);
    }

    private static List<FlightEvent> goAround(Position threshold, double heading, boolean touches) {
        Position begin = GreatCircle.destination(threshold, heading + 180, 23_000);
        DrawnFlight flight = new DrawnFlight(begin.latitude(), begin.longitude(), 1_630)
                .heading(heading, 70)
                .fly(300, -3.6, 0);
        if (touches) {
            flight.onGround(true).fly(10, 0, 0).onGround(false);
        }
        return flight.fly(60, 8, 0).events(null);
    }

    @Test
    void whoFliesFarBackDivertsBeforeItLands() {
        DrawnFlight flight = new DrawnFlight(46.5, 6, 10_000)
                .called("SWR22", new AirportFix("LSGG", "22", null, 0.9))
                .heading(293, 220)
                .fly(1_500, 0, 0);
        Instant turns = flight.now();
        assertThat(flight.fly(60, 0, -3).fly(600, 0, 0).events(null))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.kind()).isEqualTo(EventKind.DIVERSION);
                    assertThat(event.detail()).isNull();
                    assertNear(event.at(), turns, 40);
                });
    }

    @Test
    void whoLandsElsewhereThanTheRouteSaysDiverted() {
        AirportFix from = new AirportFix("LSGG", "22", null, 0.9);
        DrawnFlight flight = new DrawnFlight(46.5, 6, 10_000)
                .called("SWR22", from)
                .heading(293, 220)
                .every(10)
                .fly(1_500, 0, 0);
        Instant turns = flight.now();
        flight.fly(30, 0, -3).fly(900, -8, 0);
        assertThat(flight.events(new AirportFix("EBBR", "25L", null, 0.9)))
                .filteredOn(event -> event.kind() == EventKind.DIVERSION)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.detail()).isEqualTo("EBBR");
                    assertNear(event.at(), turns, 40);
                });
        assertThat(flight.events(new AirportFix("KJFK", "04R", null, 0.9)))
                .extracting(FlightEvent::kind)
                .doesNotContain(EventKind.DIVERSION);
    }
}
