package dev.slipstream.ingest.provider.simulator.world;

import dev.slipstream.core.geo.GreatCircle;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.reference.Airport;

/**
 * One flight of a slot's cycle with the taxiing around it. Seconds count from the cycle's start.
 *
 * @param number its place in the cycle
 * @param taxiOutSeconds before brake release, from the stand
 * @param releaseSeconds brake release
 * @param taxiInSeconds after the landing roll, to the stand
 */
public record Leg(
        int number,
        String callsign,
        Airport departure,
        Airport arrival,
        Stand departureStand,
        Stand arrivalStand,
        FlightProfile profile,
        int taxiOutSeconds,
        int releaseSeconds,
        int taxiInSeconds) {

    /** A parking place: from the airport's reference point in a direction. */
    public record Stand(Position airport, double bearingDegrees, double distanceMeters) {

        /** The point at {@code part} (0 to 1) of the way from the reference point to the stand. */
        void locate(double part, double[] point) {
            double bearing = Math.toRadians(bearingDegrees);
            double meters = distanceMeters * part;
            double metersPerDegree = Math.toRadians(GreatCircle.EARTH_RADIUS_METERS);
            double longitude = airport.longitude()
                    + meters * Math.sin(bearing) / (metersPerDegree * Math.cos(Math.toRadians(airport.latitude())));
            point[0] = airport.latitude() + meters * Math.cos(bearing) / metersPerDegree;
            point[1] = longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
        }
    }

    /** The first second in which it transmits. */
    public int firstHeard() {
        return releaseSeconds - taxiOutSeconds;
    }

    /** The last moment at which it transmits. */
    public double lastHeard() {
        return releaseSeconds + profile.seconds() + taxiInSeconds;
    }

    public double liftOff() {
        return releaseSeconds + profile.liftOffSeconds();
    }

    public double touchDown() {
        return releaseSeconds + profile.touchDownSeconds();
    }

    /** @param second between {@link #firstHeard} and {@link #lastHeard} */
    void fill(double second, Kinematics out) {
        double t = second - releaseSeconds;
        if (t >= 0 && t <= profile.seconds()) {
            profile.fill(t, out);
            return;
        }
        profile.fill(t < 0 ? 0 : profile.seconds(), out);
        out.onGround = true;
        out.verticalRateMps = 0;
        if (t < 0) {
            departureStand.locate(-t / taxiOutSeconds, out.point);
            out.point[2] = (departureStand.bearingDegrees() + 180) % 360;
            out.groundSpeedMps = departureStand.distanceMeters() / taxiOutSeconds;
        } else {
            arrivalStand.locate(Math.min(1, (t - profile.seconds()) / taxiInSeconds), out.point);
            out.point[2] = arrivalStand.bearingDegrees();
            out.groundSpeedMps = arrivalStand.distanceMeters() / taxiInSeconds;
        }
    }
}
