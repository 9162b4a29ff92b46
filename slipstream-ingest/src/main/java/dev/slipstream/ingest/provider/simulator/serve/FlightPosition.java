package dev.slipstream.ingest.provider.simulator.serve;

import dev.slipstream.ingest.provider.simulator.world.Kinematics;
import dev.slipstream.ingest.provider.simulator.world.Moment;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A position as the flight mock service tells it, in the units of its schema.
 *
 * @param flightId the same from the start of taxiing to its end
 * @param hex 24-bit address in lower-case hex
 * @param track degrees clockwise from true north
 * @param altitude feet, pressure altitude
 * @param gspeed knots over ground
 * @param vspeed feet per minute, positive is up
 * @param squawk four octal digits; null when the transponder sends none
 * @param timestamp milliseconds since 1970
 */
public record FlightPosition(
        String flightId,
        String hex,
        @Nullable String callsign,
        double latitude,
        double longitude,
        double track,
        double altitude,
        double gspeed,
        double vspeed,
        @Nullable String squawk,
        long timestamp) {

    private static final String SOURCE = "simulator";
    private static final double FEET_PER_METER = 1 / 0.3048;
    private static final double KNOTS_PER_MPS = 3600 / 1852.0;

    static FlightPosition of(Moment moment, long second) {
        Kinematics motion = moment.motion;
        long heard = moment.slot.startOfCycle(moment.cycle) + moment.leg.firstHeard();
        return new FlightPosition(
                moment.slot.icao24() + "-" + Long.toString(heard, 36),
                moment.slot.icao24(),
                moment.callsign,
                round(motion.latitude(), 100_000),
                round(motion.longitude(), 100_000),
                round(motion.trackDegrees(), 10) % 360,
                motion.onGround ? 0 : Math.round(motion.baroAltitudeMeters * FEET_PER_METER / 25) * 25,
                round(motion.groundSpeedMps * KNOTS_PER_MPS, 10),
                Math.round(motion.verticalRateMps * FEET_PER_METER * 60 / 64) * 64,
                moment.squawk == Moment.NO_SQUAWK ? null : octal(moment.squawk),
                second * 1000);
    }

    /** An object with the fields of the mock's Avro schema, in its order. */
    public String json() {
        return new String(
                JsonText.of(json -> {
                    json.writeStartObject();
                    json.writeStringField("flight_id", flightId);
                    json.writeStringField("hex", hex);
                    json.writeStringField("callsign", callsign);
                    json.writeNumberField("latitude", latitude);
                    json.writeNumberField("longitude", longitude);
                    json.writeNumberField("track", track);
                    json.writeNumberField("altitude", altitude);
                    json.writeNumberField("gspeed", gspeed);
                    json.writeNumberField("vspeed", vspeed);
                    json.writeStringField("squawk", squawk);
                    json.writeNumberField("timestamp", timestamp);
                    json.writeStringField("source", SOURCE);
                    json.writeEndObject();
                }),
                StandardCharsets.UTF_8);
    }

    private static String octal(int code) {
        String digits = Integer.toOctalString(code);
        return "0".repeat(4 - digits.length()) + digits;
    }

    private static double round(double value, int parts) {
        return Math.round(value * parts) / (double) parts;
    }
}
