package dev.slipstream.ingest.provider.simulator.heard;

import dev.slipstream.ingest.provider.simulator.heard.Observation.CallsignSent;
import dev.slipstream.ingest.provider.simulator.world.Kinematics;
import dev.slipstream.ingest.provider.simulator.world.Moment;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import dev.slipstream.ingest.provider.simulator.world.Slot;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes what the world looks like as OpenSky's answer to {@code /states/all?extended=1}: an object with
 * {@code time} and {@code states}, a list of rows of 18 fields. Used by one thread.
 */
/*
 * The fields follow OpenSky's REST documentation (state vectors, index 0 to 17); what it leaves open
 * follows its recorded answers: altitudes are steps of 25 ft and climb rates of 64 ft/min told in metres,
 * on the ground there is no altitude and no climb rate, numbers have no trailing zeros.
 */
public final class StatesEncoder {

    private static final double ALTITUDE_STEP_METERS = 25 * 0.3048;
    private static final double CLIMB_STEP_MPS = 64 * 0.3048 / 60;
    private static final double OFFSET_PERIOD_SECONDS = 3 * 3600;
    private static final byte[] FALSE = JsonBuffer.bytes("false");
    private static final byte[] TRUE = JsonBuffer.bytes("true");

    private final Receivers receivers;
    private final JsonBuffer json = new JsonBuffer();
    private final Observation seen;
    private final byte[][] countries;

    public StatesEncoder(SimulatedWorld world) {
        receivers = new Receivers(world);
        seen = receivers.newObservation();
        Map<String, byte[]> written = new HashMap<>();
        countries = new byte[world.size()][];
        for (int i = 0; i < countries.length; i++) {
            Slot slot = world.slots().get(i);
            countries[i] = written.computeIfAbsent(slot.country(), c -> JsonBuffer.bytes(",\"" + c + "\","));
        }
    }

    /** The whole answer at a second since 1970. */
    public byte[] encode(long second) {
        json.clear();
        json.raw(JsonBuffer.bytes("{\"time\":" + second + ",\"states\":"));
        char before = '[';
        for (int i = 0; i < countries.length; i++) {
            if (receivers.observe(i, second, seen)) {
                json.ascii(before);
                row();
                before = ',';
            }
        }
        if (before == '[') {
            json.nothing(); // as OpenSky does when nothing matches
        } else {
            json.ascii(']');
        }
        json.ascii('}');
        return json.copy();
    }

    private void row() {
        Kinematics motion = seen.truth.motion;
        json.ascii('[');
        json.text(seen.truth.slot.icao24(), 0);
        json.ascii(',');
        callsign();
        json.raw(countries[seen.truth.slot.number()]);
        positionAndContact(motion);
        long altitudeSteps = Math.round(motion.baroAltitudeMeters / ALTITUDE_STEP_METERS);
        measured(motion.onGround, altitudeSteps * 762);
        json.raw(motion.onGround ? TRUE : FALSE);
        json.ascii(',');
        measured(false, Math.round(motion.groundSpeedMps * 100));
        measured(false, Math.round(motion.trackDegrees() * 100) % 36_000);
        measured(
                motion.onGround,
                Math.round(Math.round(motion.verticalRateMps / CLIMB_STEP_MPS) * CLIMB_STEP_MPS * 100));
        json.nothing(); // sensors: only for one's own receivers
        json.ascii(',');
        long geoSteps = Math.round((motion.baroAltitudeMeters + geometricOffset(motion)) / ALTITUDE_STEP_METERS);
        measured(motion.onGround, geoSteps * 762);
        squawkAndRest();
    }

    private void callsign() {
        if (seen.callsignSent == CallsignSent.NULL) {
            json.nothing();
        } else if (seen.callsignSent == CallsignSent.BLANK || seen.truth.callsign == null) {
            json.text("", 0);
        } else {
            json.text(seen.truth.callsign, 8);
        }
    }

    private void positionAndContact(Kinematics motion) {
        if (seen.positionSent) {
            json.number(seen.timePosition);
        } else {
            json.nothing();
        }
        json.ascii(',');
        json.number(seen.lastContact);
        json.ascii(',');
        if (seen.positionSent) {
            json.decimal(Math.round(motion.longitude() * 10_000), 4);
            json.ascii(',');
            json.decimal(Math.round(motion.latitude() * 10_000), 4);
        } else {
            json.nothing();
            json.ascii(',');
            json.nothing();
        }
        json.ascii(',');
    }

    /** A number of hundredths, or null where it is missing, and the comma after it. */
    private void measured(boolean missing, long hundredths) {
        if (missing) {
            json.nothing();
        } else {
            json.decimal(hundredths, 2);
        }
        json.ascii(',');
    }

    /** What weather and geoid make of a pressure altitude: up to 2 % of it, turning over hours. */
    private double geometricOffset(Kinematics motion) {
        double turn = (seen.lastContact % 86_400) / OFFSET_PERIOD_SECONDS + seen.truth.slot.number() * 0.618;
        return 20 + 0.02 * motion.baroAltitudeMeters * Math.sin(2 * Math.PI * turn);
    }

    private void squawkAndRest() {
        if (seen.truth.squawk == Moment.NO_SQUAWK) {
            json.nothing();
        } else {
            squawk(seen.truth.squawk);
        }
        json.ascii(',');
        json.raw(FALSE);
        json.ascii(',');
        json.number(seen.truth.positionSource);
        json.ascii(',');
        json.number(seen.truth.category);
        json.ascii(']');
    }

    private void squawk(int code) {
        json.ascii('"');
        for (int shift = 9; shift >= 0; shift -= 3) {
            json.ascii((char) ('0' + (code >> shift & 7)));
        }
        json.ascii('"');
    }
}
