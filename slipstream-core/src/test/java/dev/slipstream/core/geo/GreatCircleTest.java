package dev.slipstream.core.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipstream.core.model.Position;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class GreatCircleTest {
    private static final Position HEATHROW = new Position(51.4706, -0.461941);
    private static final Position KENNEDY = new Position(40.639447, -73.779317);

    @Test
    void londonToNewYorkIsShorterOnTheSphereThanOnTheEllipsoid() {
        assertThat(GreatCircle.distanceMeters(HEATHROW, KENNEDY)).isCloseTo(5_539_700, within(500.0));
        assertThat(Geodesics.distanceMeters(HEATHROW, KENNEDY)).isCloseTo(5_554_600, within(500.0));
    }

    @Test
    void agreesWithTheKnownQuarterOfTheEquator() {
        double quarter = Math.PI / 2 * GreatCircle.EARTH_RADIUS_METERS;
        GreatCircle way = GreatCircle.between(new Position(0, 170), new Position(0, -100));
        assertThat(way.distanceMeters()).isCloseTo(quarter, within(0.01));
        assertThat(way.pointAt(quarter / 3).longitude()).isCloseTo(-160, within(1e-9));
        assertThat(way.trackDegreesAt(quarter / 3)).isCloseTo(90, within(1e-9));
        assertThat(Geodesics.distanceMeters(new Position(0, 0), new Position(0, 90)))
                .isCloseTo(6_378_137 * Math.PI / 2, within(0.001));
    }

    @Test
    void goesOverThePole() {
        GreatCircle way = GreatCircle.between(new Position(80, 0), new Position(80, 180));
        assertThat(way.pointAt(way.distanceMeters() / 2).latitude()).isCloseTo(90, within(1e-6));
        assertThat(way.trackDegreesAt(0)).isCloseTo(0, within(1e-6));
        assertThat(way.trackDegreesAt(way.distanceMeters())).isCloseTo(180, within(1e-6));
    }

    @Test
    void staysWhereItIsBetweenTheSamePoints() {
        GreatCircle way = GreatCircle.between(HEATHROW, HEATHROW);
        assertThat(way.distanceMeters()).isZero();
        assertThat(GreatCircle.distanceMeters(way.pointAt(0), HEATHROW)).isLessThan(1e-3);
        assertThat(way.trackDegreesAt(0)).isCloseTo(0, within(1e-9));
    }

    @Property(tries = 500, seed = "42")
    void passesThroughItsEndsAndDividesItsLength(
            @ForAll @DoubleRange(min = -89, max = 89) double lat1,
            @ForAll @DoubleRange(min = -180, max = 180) double lon1,
            @ForAll @DoubleRange(min = -89, max = 89) double lat2,
            @ForAll @DoubleRange(min = -180, max = 180) double lon2,
            @ForAll @DoubleRange(min = 0, max = 1) double part) {
        Position from = new Position(lat1, lon1);
        Position to = new Position(lat2, lon2);
        GreatCircle way = GreatCircle.between(from, to);
        double whole = way.distanceMeters();
        if (whole > Math.PI * GreatCircle.EARTH_RADIUS_METERS - 1000) {
            return; // opposite points have no one way
        }
        Position middle = way.pointAt(whole * part);
        assertThat(GreatCircle.distanceMeters(way.pointAt(whole), to)).isLessThan(0.5);
        assertThat(GreatCircle.distanceMeters(from, middle)).isCloseTo(whole * part, within(0.5));
        assertThat(GreatCircle.distanceMeters(middle, to)).isCloseTo(whole * (1 - part), within(0.5));
        assertThat(way.trackDegreesAt(whole * part)).isGreaterThanOrEqualTo(0).isLessThan(360);
    }

    @Property(tries = 500, seed = "43")
    void comesBackFromWhereItWent(
            @ForAll @DoubleRange(min = -85, max = 85) double lat,
            @ForAll @DoubleRange(min = -180, max = 180) double lon,
            @ForAll @DoubleRange(min = 0, max = 359.9) double bearing,
            @ForAll @DoubleRange(min = 1000, max = 9_000_000) double meters) {
        Position from = new Position(lat, lon);
        Position there = GreatCircle.destination(from, bearing, meters);
        assertThat(GreatCircle.distanceMeters(from, there)).isCloseTo(meters, within(0.1));
        double turned = Math.abs(GreatCircle.bearingDegrees(from, there) - bearing);
        assertThat(Math.min(turned, 360 - turned)).isLessThan(1e-3);
        assertThat(Math.abs(Geodesics.distanceMeters(from, there) / meters - 1)).isLessThan(0.0057);
    }

    @Property(tries = 1000, seed = "44")
    void theNearDistanceIsRightToATenthOfAPercent(
            @ForAll @DoubleRange(min = -90, max = 90) double lat,
            @ForAll @DoubleRange(min = -180, max = 180) double lon,
            @ForAll @DoubleRange(min = 0, max = 359.9) double bearing,
            @ForAll @DoubleRange(min = 1, max = 20_000_000) double far) {
        Position from = new Position(lat, lon);
        for (double meters : new double[] {far, far / 100, far / 10_000}) {
            Position there = GreatCircle.destination(from, bearing, meters);
            double exact = GreatCircle.distanceMeters(from, there);
            assertThat(GreatCircle.nearDistanceMeters(from, there)).isCloseTo(exact, within(exact * 0.001 + 0.001));
        }
    }
}
