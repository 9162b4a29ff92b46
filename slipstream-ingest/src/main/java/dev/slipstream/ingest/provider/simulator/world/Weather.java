package dev.slipstream.ingest.provider.simulator.world;

/** The wind of a simulated place and time: a pure function of the seed. Immutable. */
final class Weather {

    private static final int BLOCK_SECONDS = 6 * 3600;
    private static final double JET_MPS = 18;
    private static final double JET_LATITUDE = 40;
    private static final double JET_WIDTH_DEGREES = 15;
    private static final double JET_ALTITUDE_METERS = 10_000;

    private final long seed;

    Weather(long seed) {
        this.seed = seed;
    }

    /** Where the wind at an airport comes from: each place has its own prevailing one. */
    double windFromDegrees(String airport, long epochSecond) {
        long place = seed ^ airport.hashCode();
        double prevailing = Mix.between(0, 360, place, 0, 21);
        return prevailing + Mix.between(-110, 110, place, Math.floorDiv(epochSecond, (long) BLOCK_SECONDS), 22);
    }

    /**
     * The wind in the back, negative in the face: westerlies of the middle latitudes, stronger on some days.
     *
     * @param point latitude, longitude and track, in degrees
     */
    double tailwindMps(double[] point, double altitudeMeters, long epochSecond) {
        double fromJet = (Math.abs(point[0]) - JET_LATITUDE) / JET_WIDTH_DEGREES;
        double strength = Mix.between(0.7, 1.3, seed, Math.floorDiv(epochSecond, 86_400L), 23);
        double westerly =
                JET_MPS * strength * Math.exp(-fromJet * fromJet) * Math.min(1, altitudeMeters / JET_ALTITUDE_METERS);
        return westerly * Math.sin(Math.toRadians(point[2]));
    }
}
