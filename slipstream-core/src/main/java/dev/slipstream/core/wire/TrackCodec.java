package dev.slipstream.core.wire;

import dev.slipstream.core.model.Flight;
import dev.slipstream.core.trajectory.JudgeMemory;
import dev.slipstream.core.trajectory.LegMemory;
import dev.slipstream.core.trajectory.Track;
import dev.slipstream.core.trajectory.event.EventMemory;
import java.time.Instant;

/** Tracks as stored values; times are kept to the microsecond, and count from the newest observation. */
public final class TrackCodec {
    private static final int VERSION = 1;
    private static final int EXPECTED_BYTES = 704;

    private TrackCodec() {}

    public static byte[] encode(Track track) {
        WireWriter out = new WireWriter(WireSchema.TRACK, EXPECTED_BYTES)
                .writeLong(VERSION)
                .writeString(track.aircraft())
                .writeInstant(track.seenAt())
                .countFrom(track.seenAt());
        Flight flight = track.flight();
        out.writeUnion(flight != null);
        if (flight != null) {
            FlightFields.write(out, flight);
        }
        LegFields.write(out, track.leg());
        FilterFields.write(out, track.judge());
        boolean watched = !track.events().equals(EventMemory.NOTHING);
        out.writeUnion(watched);
        if (watched) {
            EventFields.write(out, track.events());
        }
        return out.toBytes();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws WireFormatException when the bytes are none, of another version, or say something impossible
     */
    public static Track decode(byte[] value) {
        WireReader in = new WireReader(WireSchema.TRACK, value);
        try {
            int version = in.readInt();
            if (version != VERSION) {
                throw in.failure("it is of version " + version + " where " + VERSION + " is read");
            }
            String aircraft = in.readString();
            Instant seenAt = in.readInstant();
            in.countFrom(seenAt);
            Flight flight = in.readPresent() ? FlightFields.read(in, aircraft) : null;
            LegMemory leg = LegFields.read(in);
            JudgeMemory judge = FilterFields.read(in);
            EventMemory events = in.readPresent() ? EventFields.read(in) : EventMemory.NOTHING;
            in.end();
            return new Track(aircraft, seenAt, flight, leg, judge, events);
        } catch (IllegalArgumentException e) {
            throw new WireFormatException("Cannot read a value as Track: " + e.getMessage(), e);
        }
    }

    /** The aircraft of a track, without reading the rest. */
    public static String aircraft(byte[] value) {
        WireReader in = new WireReader(WireSchema.TRACK, value);
        in.readInt();
        return in.readString();
    }
}
