package dev.slipstream.core.wire;

import dev.slipstream.core.trajectory.LegMemory;
import dev.slipstream.core.trajectory.LegMemory.CallsignCount;
import dev.slipstream.core.trajectory.LegMemory.Phase;
import dev.slipstream.core.trajectory.Sighting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is remembered of a leg, as a record inside a value. */
final class LegFields {
    private static final Phase[] PHASES = Phase.values();
    private static final int MOST_CALLSIGNS = 16;

    private LegFields() {}

    static void write(WireWriter out, LegMemory leg) {
        out.writeLong(leg.phase().ordinal()).writeBoolean(leg.rested()).writeOptional(leg.stillSince());
        write(out, leg.airborne());
        write(out, leg.ground());
        out.writeOptional(leg.newestCallsign());
        if (!leg.callsigns().isEmpty()) {
            out.writeArrayStart(leg.callsigns().size());
            for (CallsignCount each : leg.callsigns()) {
                out.writeString(each.callsign()).writeLong(each.count());
            }
        }
        out.writeArrayStart(0);
    }

    static LegMemory read(WireReader in) {
        int phase = in.readInt();
        if (phase < 0 || phase >= PHASES.length) {
            throw in.failure("there is no phase " + phase);
        }
        return new LegMemory(
                PHASES[phase],
                in.readBoolean(),
                in.readOptionalInstant(),
                readSighting(in),
                readSighting(in),
                in.readOptionalString(),
                readCallsigns(in));
    }

    private static List<CallsignCount> readCallsigns(WireReader in) {
        List<CallsignCount> out = new ArrayList<>(4);
        for (long block = in.readLong(); block != 0; block = in.readLong()) {
            if (block < 0 || block + out.size() > MOST_CALLSIGNS) {
                throw in.failure("there are " + block + " callsigns");
            }
            for (long i = 0; i < block; i++) {
                out.add(new CallsignCount(in.readString(), in.readInt()));
            }
        }
        return out;
    }

    private static void write(WireWriter out, @Nullable Sighting sighting) {
        out.writeUnion(sighting != null);
        if (sighting != null) {
            out.writeInstant(sighting.at());
            FlightFields.write(out, sighting.position());
            out.writeOptional(sighting.altitudeMeters())
                    .writeOptional(sighting.speedMps())
                    .writeOptional(sighting.trackDegrees())
                    .writeOptional(sighting.climbMps());
        }
    }

    private static @Nullable Sighting readSighting(WireReader in) {
        return in.readPresent()
                ? new Sighting(
                        in.readInstant(),
                        FlightFields.readPosition(in),
                        in.readOptionalDouble(),
                        in.readOptionalDouble(),
                        in.readOptionalDouble(),
                        in.readOptionalDouble())
                : null;
    }
}
