package dev.slipstream.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class AirportIndexTest {
    private static final ReferenceData DATA = ReferenceData.bundled();
    private static final AirportIndex INDEX = AirportIndex.of(DATA);

    @Property(tries = 300, seed = "42")
    void findsWhatLookingAtEveryAirportFinds(
            @ForAll @IntRange(max = 10_000) int near,
            @ForAll @DoubleRange(min = 0, max = 360) double bearing,
            @ForAll @DoubleRange(min = 0, max = 130_000) double away,
            @ForAll @DoubleRange(min = 100, max = 100_000) double within) {
        List<Airport> airports = DATA.listAirports();
        agrees(GreatCircle.destination(airports.get(near % airports.size()).position(), bearing, away), within);
    }

    @Property(tries = 300, seed = "42")
    void findsAnywhere(
            @ForAll @DoubleRange(min = -90, max = 90) double latitude,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude) {
        agrees(new Position(latitude, longitude), 100_000);
    }

    @Example
    void findsAcrossTheAntimeridianAndAtThePoles() {
        // Taveuni, Fiji, lies 10 km west of the antimeridian.
        agrees(new Position(-16.69, -179.9), 60_000);
        agrees(new Position(-16.69, 179.95), 60_000);
        agrees(new Position(-16.69, 180), 60_000);
        assertThat(INDEX.nearest(new Position(-16.69, -179.95), 60_000)).isPresent();
        agrees(new Position(90, 0), 100_000);
        agrees(new Position(-90, 17), 100_000);
        agrees(new Position(-89.99, -100), 100_000);
    }

    @Example
    void looksNoFartherThanAsked() {
        Position frankfurt = DATA.findAirport("EDDF").orElseThrow().position();
        Position away = GreatCircle.destination(frankfurt, 315, 3_000);
        assertThat(INDEX.nearest(away, 3_010)).map(Airport::ident).hasValue("EDDF");
        assertThat(INDEX.nearest(away, 2_990)).isEmpty();
        assertThat(INDEX.numberOfNearest(0, -30, 20_000)).isEqualTo(-1);
        assertThatThrownBy(() -> INDEX.nearest(frankfurt, 100_001)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void agrees(Position position, double within) {
        double least = DATA.listAirports().stream()
                .mapToDouble(airport -> GreatCircle.distanceMeters(position, airport.position()))
                .min()
                .orElseThrow();
        Optional<Airport> found = INDEX.nearest(position, within);
        if (least > within + 0.01) {
            assertThat(found).isEmpty();
        } else if (least < within - 0.01) {
            assertThat(GreatCircle.distanceMeters(position, found.orElseThrow().position()))
                    .isCloseTo(least, within(0.01));
        }
    }
}
