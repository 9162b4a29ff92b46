package dev.slipstream.core.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A bounds-checked cursor over one value. Whatever the bytes are, it either reads them as Avro would
 * or throws {@link WireFormatException}; unlike Avro it refuses booleans other than 0 and 1, and
 * bytes after the end.
 */
final class WireReader {
    /** Magic byte 0, then the schema id, big-endian. */
    static final int HEADER_BYTES = 5;

    private static final VarHandle RAW_DOUBLES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final WireSchema schema;
    private byte[] bytes = {};
    private int position;
    private @Nullable Instant base;
    private long baseMicros;

    WireReader(WireSchema schema) {
        this.schema = schema;
    }

    WireReader(WireSchema schema, byte[] value) {
        this(schema);
        start(value);
    }

    /** Moves to the first field of {@code value}. */
    void start(byte[] value) {
        if (value.length < HEADER_BYTES) {
            throw failure(value.length + " bytes are too short for a header");
        }
        int id = (int) INTS.get(value, 1);
        if (value[0] != 0 || id != schema.id()) {
            throw failure(
                    "magic " + value[0] + " and schema id " + id + " stand where 0 and " + schema.id() + " belong");
        }
        bytes = value;
        position = HEADER_BYTES;
    }

    static boolean hasHeader(byte[] value, int schemaId) {
        return value.length >= HEADER_BYTES && value[0] == 0 && (int) INTS.get(value, 1) == schemaId;
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    void end() {
        if (position != bytes.length) {
            throw failure((bytes.length - position) + " bytes follow the last field");
        }
    }

    long readLong() {
        int at = position;
        if (at >= bytes.length) {
            throw ended();
        }
        byte b = bytes[at++];
        long zigzag = b & 0x7f;
        for (int shift = 7; b < 0; shift += 7) {
            if (at >= bytes.length) {
                throw ended();
            }
            if (shift > 63) {
                throw failure("a number is longer than 10 bytes");
            }
            b = bytes[at++];
            zigzag |= (long) (b & 0x7f) << shift;
        }
        position = at;
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    int readInt() {
        long value = readLong();
        if (value != (int) value) {
            throw failure(value + " is no 32-bit number");
        }
        return (int) value;
    }

    boolean readBoolean() {
        byte b = readByte();
        if ((b & ~1) != 0) {
            throw failure("a boolean is " + b);
        }
        return b == 1;
    }

    double readDouble() {
        return Double.longBitsToDouble(readDoubleBits());
    }

    /** The bits of a double, see {@link Double#longBitsToDouble}. */
    long readDoubleBits() {
        if (bytes.length - position < Double.BYTES) {
            throw ended();
        }
        long bits = (long) RAW_DOUBLES.get(bytes, position);
        position += Double.BYTES;
        return bits;
    }

    /** Steps over a string or byte field whose length it returns; the bytes end at {@link #position}. */
    int skipBytes() {
        long length = readLong();
        if (length < 0 || length > bytes.length - position) {
            throw failure("a field of " + length + " bytes stands where " + (bytes.length - position) + " are left");
        }
        position += (int) length;
        return (int) length;
    }

    /** Whether the optional field that follows has a value. */
    boolean readPresent() {
        byte b = readByte();
        if ((b & ~2) != 0) {
            throw failure("a union has branch byte " + b);
        }
        return b == 2;
    }

    String readString() {
        int length = skipBytes();
        return new String(bytes, position - length, length, StandardCharsets.UTF_8);
    }

    byte[] readBytes() {
        int length = skipBytes();
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    /** From now on times are read as {@link WireWriter#countFrom} has them written. */
    void countFrom(Instant start) {
        base = start;
        baseMicros = Micros.of(start);
    }

    Instant readInstant() {
        long micros = readLong();
        return micros == 0 && base != null ? base : Micros.toInstant(baseMicros + micros);
    }

    @Nullable
    String readOptionalString() {
        return readPresent() ? readString() : null;
    }

    @Nullable
    Instant readOptionalInstant() {
        return readPresent() ? readInstant() : null;
    }

    @Nullable
    Double readOptionalDouble() {
        return readPresent() ? (Double) readDouble() : null;
    }

    @Nullable
    Integer readOptionalInt() {
        return readPresent() ? (Integer) readInt() : null;
    }

    @Nullable
    Boolean readOptionalBoolean() {
        return readPresent() ? (Boolean) readBoolean() : null;
    }

    WireFormatException failure(String reason) {
        return new WireFormatException(
                "Cannot read a value as " + schema.schema().getName() + ": " + reason);
    }

    private byte readByte() {
        if (position >= bytes.length) {
            throw ended();
        }
        return bytes[position++];
    }

    private WireFormatException ended() {
        return failure("it ends after " + bytes.length + " bytes");
    }
}
