package dev.slipstream.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.AirportFix;
import dev.slipstream.core.model.Flight;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.FlightContext.By;
import dev.slipstream.core.reference.FlightContext.End;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of the bundled tables: routes, airports and airframes as they stand there. */
class FlightContextTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:15:00Z");
    private static final ReferenceData DATA = ReferenceData.bundled();
    private static final End SINGAPORE = new End(By.ROUTE, "WSSS", "SG", "AS");
    private static final End HEATHROW = new End(By.ROUTE, "EGLL", "GB", "EU");
    private static final End SYDNEY = new End(By.ROUTE, "YSSY", "AU", "OC");

    @Test
    void singaporeToNewYorkIsTheLongestOfAllAndSpansTwoContinents() {
        FlightContext context = FlightContext.of(flight("06a372", "SIA24"), DATA);

        assertThat(context.departure()).isEqualTo(SINGAPORE);
        assertThat(context.arrival()).isEqualTo(new End(By.ROUTE, "KJFK", "US", "NA"));
        // 15,340 km and a little: what is commonly given for SQ24.
        assertThat(context.greatCircleMeters()).isNotNull().isCloseTo(15_345_000.0, within(10_000.0));
        assertThat(context.operator()).isEqualTo("SIA");
        assertThat(context.operatorCountry()).isEqualTo("SG");
    }

    @Test
    void readsRegistrationTypeAndManufacturerFromTheAddress() {
        FlightContext known = FlightContext.of(flight("06a372", null), DATA);
        assertThat(known.registration()).isEqualTo("A7-BOA");
        assertThat(known.type()).isEqualTo("B77W");
        assertThat(known.manufacturer()).isEqualTo("Boeing");
        assertThat(known.registryCountry()).isEqualTo("QA");
        assertThat(known.departure()).isEqualTo(End.UNKNOWN);

        FlightContext unknown = FlightContext.of(flight("~06a372", "N123AB"), DATA);
        assertThat(unknown)
                .isEqualTo(new FlightContext(End.UNKNOWN, End.UNKNOWN, null, null, null, null, null, null, null));
    }

    @Test
    void whatWasSeenComesBeforeTheRouteTable() {
        Flight flight = flight("4b1816", "SIA24", fix("EDDF"), fix("LSZH"), null, null);
        FlightContext context = FlightContext.of(flight, DATA);

        assertThat(context.departure()).isEqualTo(new End(By.SEEN, "EDDF", "DE", "EU"));
        assertThat(context.arrival()).isEqualTo(new End(By.SEEN, "LSZH", "CH", "EU"));
        assertThat(context.greatCircleMeters()).isNotNull().isCloseTo(285_000.0, within(2_000.0));
    }

    @Test
    void aSeenEndChoosesTheLegOfARouteWithStops() {
        assertThat(ends("QFA1", fix("YSSY"), AirportFix.UNKNOWN).arrival()).isEqualTo(SINGAPORE);
        assertThat(ends("QFA1", fix("WSSS"), AirportFix.UNKNOWN).arrival()).isEqualTo(HEATHROW);
        assertThat(ends("QFA1", AirportFix.UNKNOWN, fix("EGLL")).departure()).isEqualTo(SINGAPORE);
        assertThat(ends("QFA0001 ", AirportFix.UNKNOWN, fix("WSSS")).departure())
                .as("with the zeros of the callsign")
                .isEqualTo(SYDNEY);
    }

    @Test
    void anEndThatTheRouteDoesNotHaveTellsNothingOfTheOther() {
        FlightEnds elsewhere = ends("SIA24", fix("LSZH"), AirportFix.UNKNOWN);
        assertThat(elsewhere.departure().by()).isEqualTo(By.SEEN);
        assertThat(elsewhere.arrival()).isEqualTo(End.UNKNOWN);
        assertThat(ends("SIA24", fix("KJFK"), AirportFix.UNKNOWN).arrival())
                .as("the last stop has no next one")
                .isEqualTo(End.UNKNOWN);
    }

    @Test
    void withoutAnEndTwoAirportsSufficeAndThreeDoNot() {
        FlightContext two = FlightContext.of(flight("06a372", "SIA23"), DATA);
        assertThat(two.arrival()).isEqualTo(SINGAPORE);
        FlightContext three = FlightContext.of(flight("06a372", "QFA1"), DATA);
        assertThat(three.departure()).isEqualTo(End.UNKNOWN);
        assertThat(three.arrival()).isEqualTo(End.UNKNOWN);
        assertThat(three.greatCircleMeters()).isNull();
    }

    @Test
    void thePositionsChooseTheLeg() {
        FlightEnds overAustralia = along("QFA1", "YSSY", "WSSS", 0.2, 0.4);
        assertThat(overAustralia).isEqualTo(new FlightEnds(SYDNEY, SINGAPORE));
        FlightEnds overIndia = along("QFA1", "WSSS", "EGLL", 0.3, 0.35);
        assertThat(overIndia).isEqualTo(new FlightEnds(SINGAPORE, HEATHROW));
    }

    @Test
    void anAircraftAtTheStopFitsBothLegs() {
        assertThat(along("QFA1", "YSSY", "WSSS", 1, 1)).isEqualTo(new FlightEnds(End.UNKNOWN, End.UNKNOWN));
    }

    @Test
    void aFlightFarFromItsRouteOrAgainstItIsOnAnother() {
        FlightEnds unknown = new FlightEnds(End.UNKNOWN, End.UNKNOWN);
        assertThat(along("BAW179", "SBGR", "FACT", 0.4, 0.6)).isEqualTo(unknown);
        assertThat(along("BAW179", "KJFK", "EGLL", 0.1, 0.9)).isEqualTo(unknown);
        assertThat(along("BAW179", "EGLL", "KJFK", 0.1, 0.9).departure()).isEqualTo(HEATHROW);
    }

    @Property(tries = 200, seed = "42")
    void everyFlightAlongARouteGetsItsLeg(
            @ForAll @DoubleRange(min = 0.02, max = 0.9) double from,
            @ForAll @DoubleRange(min = 0.03, max = 0.1) double flown) {
        assertThat(along("BAW15", "EGLL", "WSSS", from, from + flown)).isEqualTo(new FlightEnds(HEATHROW, SINGAPORE));
        assertThat(along("BAW15", "WSSS", "YSSY", from, from + flown)).isEqualTo(new FlightEnds(SINGAPORE, SYDNEY));
    }

    private static FlightEnds ends(String callsign, AirportFix departure, AirportFix arrival) {
        return FlightEnds.of(flight("06a372", callsign, departure, arrival, null, null), DATA);
    }

    /** The ends of a flight that was seen on the way between two airports, from one share of it to another. */
    private static FlightEnds along(String callsign, String from, String to, double first, double last) {
        GreatCircle way = GreatCircle.between(
                DATA.findAirport(from).orElseThrow().position(),
                DATA.findAirport(to).orElseThrow().position());
        Flight flight = flight(
                "06a372",
                callsign,
                AirportFix.UNKNOWN,
                AirportFix.UNKNOWN,
                way.pointAt(first * way.distanceMeters()),
                way.pointAt(last * way.distanceMeters()));
        return FlightEnds.of(flight, DATA);
    }

    private static AirportFix fix(String airport) {
        return new AirportFix(airport, null, AT, 0.9);
    }

    private static Flight flight(String aircraft, @Nullable String callsign) {
        return flight(aircraft, callsign, AirportFix.UNKNOWN, AirportFix.UNKNOWN, null, null);
    }

    private static Flight flight(
            String aircraft,
            @Nullable String callsign,
            AirportFix departure,
            AirportFix arrival,
            @Nullable Position first,
            @Nullable Position last) {
        Origin origin = new Origin("opensky", "test", 1, 0, AT);
        return new Flight(
                aircraft + "-20261120T101500Z",
                aircraft,
                AT,
                Flight.Stage.AIRBORNE,
                AT,
                AT,
                callsign,
                departure,
                arrival,
                2,
                first == null ? 0 : 2,
                0,
                null,
                null,
                null,
                null,
                first,
                last,
                null,
                false,
                List.of("opensky"),
                origin,
                origin);
    }
}
