package dev.slipstream.ingest.provider.simulator.heard;

import dev.slipstream.ingest.provider.simulator.heard.Observation.CallsignSent;
import dev.slipstream.ingest.provider.simulator.world.Moment;
import dev.slipstream.ingest.provider.simulator.world.SimulatedWorld;
import dev.slipstream.ingest.provider.simulator.world.Slot;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an observation as a row of OpenSky's state vectors, with 17 fields or 18. Used by one thread. */
/*
 * The fields follow OpenSky's REST documentation (state vectors, index 0 to 17); what it leaves open
 * follows its recorded answers: on the ground there is no geometric altitude and hardly ever another,
 * numbers have no trailing zeros, blank callsigns are empty.
 */
final class StateRow {

    /** More than the longest row: 17 values of at most 14 bytes and a country. */
    static final int LONGEST = 512;

    private static final byte[] FALSE = JsonBuffer.bytes("false,");
    private static final byte[] TRUE = JsonBuffer.bytes("true,");
    private static final byte[] NULL = JsonBuffer.bytes("null,");
    private static final byte[] BLANK = JsonBuffer.bytes("\"\",");
    private static final byte[] NO_PLACE = JsonBuffer.bytes("null,null,");
    private static final int LONGEST_COUNTRY = 80;

    /** {@code ["4ca123","RYR12AB ",} and three to spare. */
    private static final int NAMES_LENGTH = 24;

    private final byte[][] countries;
    private final byte[] names;
    private final byte[] lengths;
    private final @Nullable String[] callsigns;

    StateRow(SimulatedWorld world) {
        Map<String, byte[]> written = new HashMap<>();
        countries = new byte[world.size()][];
        names = new byte[world.size() * NAMES_LENGTH];
        lengths = new byte[world.size()];
        callsigns = new @Nullable String[world.size()];
        for (Slot slot : world.slots()) {
            countries[slot.number()] = written.computeIfAbsent(slot.country(), StateRow::country);
        }
    }

    /** Needs {@link #LONGEST} bytes of room. */
    void write(Observation seen, StatesRequest request, JsonBuffer json) {
        int number = seen.truth.number;
        String callsign = seen.truth.callsign;
        if (callsign != null && seen.callsignSent == CallsignSent.YES) {
            names(seen.truth.slot, number, callsign, json);
        } else {
            address(seen.truth.slot, json);
            json.raw(seen.callsignSent == CallsignSent.NULL ? NULL : BLANK);
        }
        json.raw(countries[number]);
        placeAndTime(seen, json);
        measured(seen.baroAltitude, json);
        json.raw(seen.truth.motion.onGround ? TRUE : FALSE);
        measured(seen.groundSpeed, json);
        measured(seen.track, json);
        measured(seen.verticalRate, json);
        json.raw(NULL); // sensors: only for one's own receivers
        measured(seen.geoAltitude, json);
        squawk(seen, json);
        json.raw(seen.identing ? TRUE : FALSE);
        json.number(seen.truth.positionSource);
        if (request.extended()) {
            json.ascii(',');
            json.number(seen.truth.category);
        }
        json.ascii(']');
    }

    /** Address and callsign: written once for each, as looking for both in memory takes as long as the rest. */
    @SuppressWarnings("ReferenceEquality") // the same object has the same text; its text is far away in memory
    private void names(Slot slot, int number, String callsign, JsonBuffer json) {
        if (callsigns[number] == callsign) {
            json.raw(names, number * NAMES_LENGTH, lengths[number]);
            return;
        }
        int begin = json.length();
        address(slot, json);
        json.text(callsign, callsign.isBlank() ? 0 : 8);
        json.ascii(',');
        int length = json.length() - begin;
        if (length <= NAMES_LENGTH) {
            json.copyFrom(begin, names, number * NAMES_LENGTH);
            lengths[number] = (byte) length;
            callsigns[number] = callsign;
        }
    }

    private static void address(Slot slot, JsonBuffer json) {
        json.ascii('[');
        json.text(slot.icao24(), 0);
        json.ascii(',');
    }

    private static void placeAndTime(Observation seen, JsonBuffer json) {
        if (seen.positionSent) {
            json.seconds(seen.timePosition);
            json.ascii(',');
        } else {
            json.raw(NULL);
        }
        json.seconds(seen.lastContact);
        json.ascii(',');
        if (seen.positionSent) {
            json.tenThousandths(seen.longitude);
            json.ascii(',');
            json.tenThousandths(seen.latitude);
            json.ascii(',');
        } else {
            json.raw(NO_PLACE);
        }
    }

    private static void measured(int hundredths, JsonBuffer json) {
        if (hundredths == Observation.NONE) {
            json.raw(NULL);
        } else {
            json.hundredths(hundredths);
            json.ascii(',');
        }
    }

    /** Codes are answers to radars, which half of the aircraft on the ground are not asked by. */
    private static void squawk(Observation seen, JsonBuffer json) {
        int code = seen.truth.squawk;
        if (code == Moment.NO_SQUAWK || seen.truth.motion.onGround && seen.truth.number % 2 == 0) {
            json.raw(NULL);
            return;
        }
        json.ascii('"');
        for (int shift = 9; shift >= 0; shift -= 3) {
            json.ascii((char) ('0' + (code >> shift & 7)));
        }
        json.ascii('"');
        json.ascii(',');
    }

    private static byte[] country(String name) {
        if (name.length() > LONGEST_COUNTRY) {
            throw new IllegalArgumentException("Cannot write the country " + name + ": it is too long");
        }
        return JsonBuffer.bytes("\"" + name + "\",");
    }
}
