package dev.slipstream.ingest.provider.simulator;

/** Where an aircraft is and how it moves at one second; filled anew for each, by one thread. */
final class Kinematics {

    final double[] point = new double[3];
    double baroAltitudeMeters;
    double groundSpeedMps;
    double verticalRateMps;
    boolean onGround;

    double latitude() {
        return point[0];
    }

    double longitude() {
        return point[1];
    }

    double trackDegrees() {
        return point[2];
    }
}
