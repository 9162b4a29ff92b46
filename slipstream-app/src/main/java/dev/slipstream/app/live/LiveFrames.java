package dev.slipstream.app.live;

import dev.slipstream.core.model.Motion;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.StateVector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves as bytes for the map, little-endian, in columns: a header of 16 bytes (u8 kind, u8 and u16
 * reserved, u32 rows n, f64 server time in epoch milliseconds), then n × u32 slot, n × i32 latitude
 * and n × i32 longitude in 1e-6 degrees, n × u16 track in 0.01 degrees, n × u16 altitude in 2 m above
 * −1,000 m, n × u16 ground speed in 0.1 m/s, n × u8 icon, n × u8 flags, n × u8 age of the position in
 * seconds. 21 bytes a row; JSON objects take four times as much and six times the browser's time.
 */
final class LiveFrames {
    static final int SNAPSHOT = 1;
    static final int DELTA = 2;
    static final int HEADER_BYTES = 16;
    static final int ROW_BYTES = 21;

    private static final int ON_GROUND = 1;
    private static final int EMERGENCY = 2;
    private static final int REMOVED = 4;
    private static final int NO_POSITION = 8;
    private static final int UNKNOWN = 0xffff;

    private LiveFrames() {}

    static ByteBuffer encode(int kind, long nowMillis, Collection<TrackedAircraft> moved, List<Integer> removedSlots) {
        int rows = moved.size() + removedSlots.size();
        ByteBuffer frame = ByteBuffer.allocate(HEADER_BYTES + rows * ROW_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        frame.put((byte) kind).put((byte) 0).putShort((short) 0).putInt(rows).putDouble(nowMillis);
        int row = 0;
        for (TrackedAircraft tracked : moved) {
            put(frame, rows, row++, tracked);
        }
        for (int slot : removedSlots) {
            frame.putInt(HEADER_BYTES + 4 * row, slot);
            frame.put(HEADER_BYTES + 19 * rows + row, (byte) REMOVED);
            row++;
        }
        return frame.position(0).limit(frame.capacity());
    }

    private static void put(ByteBuffer frame, int rows, int row, TrackedAircraft tracked) {
        StateVector state = tracked.latest();
        Motion motion = state.motion();
        Position position = tracked.position();
        int base = HEADER_BYTES;
        frame.putInt(base + 4 * row, tracked.slot);
        frame.putInt(base + 4 * rows + 4 * row, position == null ? 0 : micro(position.latitude()));
        frame.putInt(base + 8 * rows + 4 * row, position == null ? 0 : micro(position.longitude()));
        frame.putShort(base + 12 * rows + 2 * row, scaled(motion.trackDegrees(), 100, 0, UNKNOWN));
        frame.putShort(base + 14 * rows + 2 * row, scaled(tracked.altitudeMeters(), 0.5, 500, 0));
        frame.putShort(base + 16 * rows + 2 * row, scaled(motion.groundSpeedMps(), 10, 0, UNKNOWN));
        frame.put(base + 18 * rows + row, (byte) AircraftIcon.of(state).ordinal());
        frame.put(base + 19 * rows + row, (byte) flags(state, position));
        frame.put(base + 20 * rows + row, (byte) age(state, tracked.positionAt()));
    }

    private static int micro(double degrees) {
        return (int) Math.round(degrees * 1e6);
    }

    /** {@code value × factor + offset}, kept inside 1 … 65534 so that it is never mistaken for unknown. */
    private static short scaled(@Nullable Double value, double factor, int offset, int unknown) {
        if (value == null) {
            return (short) unknown;
        }
        long scaled = Math.round(value * factor) + offset;
        return (short) Math.max(unknown == 0 ? 1 : 0, Math.min(UNKNOWN - 1, scaled));
    }

    private static int flags(StateVector state, @Nullable Position position) {
        String squawk = state.squawk();
        boolean emergency = "7500".equals(squawk) || "7600".equals(squawk) || "7700".equals(squawk);
        return (Boolean.TRUE.equals(state.onGround()) ? ON_GROUND : 0)
                | (emergency ? EMERGENCY : 0)
                | (position == null ? NO_POSITION : 0);
    }

    /** How old the position was when the newest message came, so that a recording is not all grey. */
    private static long age(StateVector state, @Nullable Instant positionAt) {
        return positionAt == null
                ? 255
                : Math.max(0, Math.min(255, state.seenAt().getEpochSecond() - positionAt.getEpochSecond()));
    }
}
