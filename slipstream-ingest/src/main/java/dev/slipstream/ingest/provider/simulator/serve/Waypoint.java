package dev.slipstream.ingest.provider.simulator.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.slipstream.ingest.provider.simulator.world.Kinematics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One row of a track.
 *
 * @param baroAltitudeMeters null on the ground, where receivers are told none
 */
record Waypoint(
        long second,
        double latitude,
        double longitude,
        @Nullable Double baroAltitudeMeters,
        double trackDegrees,
        boolean onGround) {

    private static final double ALTITUDE_STEP_METERS = 25 * 0.3048;
    private static final int LONGEST_GAP_SECONDS = 15 * 60;
    private static final double LEAST_TURN_DEGREES = 2.5;
    private static final double LEAST_CLIMB_METERS = 100;
    /** State vectors, out of which OpenSky selects, come this often. */
    private static final int SECONDS_BETWEEN_STATES = 5;

    static Waypoint of(long second, Kinematics motion) {
        double altitude = Math.round(motion.baroAltitudeMeters / ALTITUDE_STEP_METERS) * ALTITUDE_STEP_METERS;
        return new Waypoint(
                second,
                round(motion.latitude(), 10_000),
                round(motion.longitude(), 10_000),
                motion.onGround ? null : round(altitude, 100),
                round(motion.trackDegrees(), 100) % 360,
                motion.onGround);
    }

    /**
     * The first, the last, and those between that the documentation's rules ask for: a new one at least every 15
     * minutes, after a turn of more than 2.5°, a climb of more than 100 m, or a change between ground and air.
     */
    static List<Waypoint> thinned(long first, long last, LongFunction<@Nullable Waypoint> at) {
        List<Waypoint> path = new ArrayList<>();
        Waypoint kept = null;
        for (long second = first; second <= last; second = next(second, last)) {
            Waypoint here = at.apply(second);
            if (here != null && (kept == null || second == last || here.isNewsAfter(kept))) {
                path.add(here);
                kept = here;
            }
        }
        return path;
    }

    private static long next(long second, long last) {
        return second == last ? last + 1 : Math.min(last, second + SECONDS_BETWEEN_STATES);
    }

    private boolean isNewsAfter(Waypoint kept) {
        double turn = Math.abs(trackDegrees - kept.trackDegrees);
        return second - kept.second + SECONDS_BETWEEN_STATES > LONGEST_GAP_SECONDS
                || Math.min(turn, 360 - turn) > LEAST_TURN_DEGREES
                || onGround != kept.onGround
                || baroAltitudeMeters != null
                        && kept.baroAltitudeMeters != null
                        && Math.abs(baroAltitudeMeters - kept.baroAltitudeMeters) > LEAST_CLIMB_METERS;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartArray();
        json.writeNumber(second);
        json.writeNumber(latitude);
        json.writeNumber(longitude);
        if (baroAltitudeMeters == null) {
            json.writeNull();
        } else {
            json.writeNumber(baroAltitudeMeters);
        }
        json.writeNumber(trackDegrees);
        json.writeBoolean(onGround);
        json.writeEndArray();
    }

    private static double round(double value, int parts) {
        return Math.round(value * parts) / (double) parts;
    }
}
