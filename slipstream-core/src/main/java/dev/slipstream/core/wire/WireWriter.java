package dev.slipstream.core.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes one value: the header, then Avro binary. Optional fields are unions with null first.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#binary-encoding">Avro binary encoding</a>
 */
final class WireWriter {
    private static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int MAX_VARINT_BYTES = 10;

    private byte[] buffer;
    private int position = WireReader.HEADER_BYTES;
    private @Nullable Instant base;
    private long baseMicros;

    WireWriter(WireSchema schema, int expectedBytes) {
        buffer = new byte[expectedBytes];
        INTS.set(buffer, 1, schema.id());
    }

    WireWriter writeLong(long value) {
        ensure(MAX_VARINT_BYTES);
        byte[] into = buffer;
        int at = position;
        long zigzag = (value << 1) ^ (value >> 63);
        while ((zigzag & ~0x7fL) != 0) {
            into[at++] = (byte) (zigzag | 0x80);
            zigzag >>>= 7;
        }
        into[at] = (byte) zigzag;
        position = at + 1;
        return this;
    }

    WireWriter writeBoolean(boolean value) {
        ensure(1);
        buffer[position++] = (byte) (value ? 1 : 0);
        return this;
    }

    /** From now on times are written as microseconds since {@code start}, which are few bytes where it is near. */
    WireWriter countFrom(Instant start) {
        base = start;
        baseMicros = Micros.of(start);
        return this;
    }

    WireWriter writeInstant(Instant value) {
        return writeLong(value == base ? 0 : Micros.of(value) - baseMicros);
    }

    WireWriter writeString(String value) {
        int length = value.length();
        if (!isAscii(value)) {
            return writeBytes(value.getBytes(StandardCharsets.UTF_8));
        }
        writeLong(length);
        ensure(length);
        for (int i = 0; i < length; i++) {
            buffer[position + i] = (byte) value.charAt(i);
        }
        position += length;
        return this;
    }

    WireWriter writeBytes(byte[] value) {
        return writeBytes(value, 0, value.length);
    }

    WireWriter writeBytes(byte[] value, int from, int length) {
        writeLong(length);
        ensure(length);
        System.arraycopy(value, from, buffer, position, length);
        position += length;
        return this;
    }

    WireWriter writeDouble(double value) {
        ensure(Double.BYTES);
        DOUBLES.set(buffer, position, value);
        position += Double.BYTES;
        return this;
    }

    WireWriter writeOptional(@Nullable Double value) {
        return value == null ? writeNull() : writePresent().writeDouble(value);
    }

    WireWriter writeOptional(@Nullable String value) {
        return value == null ? writeNull() : writePresent().writeString(value);
    }

    WireWriter writeOptional(@Nullable Boolean value) {
        return value == null ? writeNull() : writePresent().writeBoolean(value);
    }

    WireWriter writeOptional(@Nullable Integer value) {
        return value == null ? writeNull() : writePresent().writeLong(value);
    }

    WireWriter writeOptional(@Nullable Instant value) {
        return value == null ? writeNull() : writePresent().writeInstant(value);
    }

    /** Begins an optional record, whose fields must follow when it is there. */
    WireWriter writeUnion(boolean present) {
        return present ? writePresent() : writeNull();
    }

    /** Begins a block of an array, whose items must follow; a block of 0 ends it. */
    WireWriter writeArrayStart(int items) {
        return writeLong(items);
    }

    byte[] toBytes() {
        return position == buffer.length ? buffer : Arrays.copyOf(buffer, position);
    }

    private WireWriter writeNull() {
        ensure(1);
        buffer[position++] = 0;
        return this;
    }

    private WireWriter writePresent() {
        ensure(1);
        buffer[position++] = 2;
        return this;
    }

    private void ensure(int bytes) {
        if (buffer.length - position < bytes) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, position + bytes));
        }
    }

    private static boolean isAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
