package dev.slipstream.ingest.provider.simulator.world;

/** Where an aircraft is and how it moves at one second; filled anew for each, by one thread. */
public final class Kinematics {

    public final double[] point = new double[3];
    public double baroAltitudeMeters;
    public double groundSpeedMps;
    public double verticalRateMps;
    public boolean onGround;

    public double latitude() {
        return point[0];
    }

    public double longitude() {
        return point[1];
    }

    public double trackDegrees() {
        return point[2];
    }
}
