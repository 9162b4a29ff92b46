package dev.slipstream.app.live;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A binary message of {@code /api/v1/live}, read from its documented layout alone: one column after
 * the other, in order.
 *
 * @param kind 1 everything, 2 what changed
 */
public record DecodedFrame(int kind, double serverTimeMillis, List<Row> rows) {

    /** A row in physical units; null is unknown. */
    public record Row(
            long slot,
            double latitude,
            double longitude,
            Double trackDegrees,
            Double altitudeMeters,
            Double groundSpeedMps,
            int icon,
            int flags,
            int ageSeconds) {
        public boolean onGround() {
            return (flags & 1) != 0;
        }

        public boolean emergency() {
            return (flags & 2) != 0;
        }

        public boolean removed() {
            return (flags & 4) != 0;
        }

        public boolean hasPosition() {
            return (flags & 8) == 0;
        }
    }

    public static DecodedFrame read(ByteBuffer message) {
        ByteBuffer in = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int kind = in.get();
        require(kind == 1 || kind == 2, "kind " + kind);
        require(in.get() == 0 && in.getShort() == 0, "reserved bytes that are not 0");
        int count = in.getInt();
        require(in.remaining() == 8 + 21 * count, in.remaining() + " bytes for " + count + " rows");
        double time = in.getDouble();
        List<Long> slots = column(count, i -> Integer.toUnsignedLong(in.getInt()));
        List<Double> latitudes = column(count, i -> in.getInt() / 1e6);
        List<Double> longitudes = column(count, i -> in.getInt() / 1e6);
        List<Double> tracks = column(count, i -> number(in.getShort(), 65_535, 0.01, 0));
        List<Double> altitudes = column(count, i -> number(in.getShort(), 0, 2, -1_000));
        List<Double> speeds = column(count, i -> number(in.getShort(), 65_535, 0.1, 0));
        List<Integer> icons = column(count, i -> Byte.toUnsignedInt(in.get()));
        List<Integer> flags = column(count, i -> Byte.toUnsignedInt(in.get()));
        List<Integer> ages = column(count, i -> Byte.toUnsignedInt(in.get()));
        List<Row> rows = column(
                count,
                i -> new Row(
                        slots.get(i),
                        latitudes.get(i),
                        longitudes.get(i),
                        tracks.get(i),
                        altitudes.get(i),
                        speeds.get(i),
                        icons.get(i),
                        flags.get(i),
                        ages.get(i)));
        return new DecodedFrame(kind, time, rows);
    }

    private static Double number(short raw, int unknown, double step, double base) {
        int value = Short.toUnsignedInt(raw);
        return value == unknown ? null : Double.valueOf(value * step + base);
    }

    private static <T> List<T> column(int count, IntFunction<T> next) {
        List<T> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(next.apply(i));
        }
        return values;
    }

    private static void require(boolean good, String what) {
        if (!good) {
            throw new AssertionError("Not a live message: " + what);
        }
    }
}
