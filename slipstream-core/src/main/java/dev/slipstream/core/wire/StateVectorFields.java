package dev.slipstream.core.wire;

import java.nio.charset.StandardCharsets;

/**
 * A cursor over the state vectors on Kafka that makes no objects: {@link #read} finds the 22 fields
 * of a value, the accessors give them by their place in {@code StateVector.avsc}. Strings are slices
 * of the value, so the array must not change while the cursor stands on it. For one thread.
 *
 * <pre>{@code
 * StateVectorFields fields = new StateVectorFields();
 * fields.read(value);                       // WireFormatException: count it, go on
 * long seenAtMicros = fields.longAt(StateVectorFields.SEEN_AT);
 * Double latitude = fields.isNull(LATITUDE) ? null : fields.doubleAt(LATITUDE);
 * }</pre>
 *
 * <p>An accessor of another type than the field's, or of a null field, gives an unspecified value.
 */
public final class StateVectorFields {
    public static final int AIRCRAFT = 0;
    public static final int SEEN_AT = 1;
    public static final int POSITION_AT = 2;
    public static final int CALLSIGN = 3;
    public static final int LATITUDE = 4;
    public static final int LONGITUDE = 5;
    public static final int WITHHELD = 6;
    public static final int BARO_ALTITUDE = 7;
    public static final int GEO_ALTITUDE = 8;
    public static final int ON_GROUND = 9;
    public static final int GROUND_SPEED = 10;
    public static final int TRACK = 11;
    public static final int VERTICAL_RATE = 12;
    public static final int SQUAWK = 13;
    public static final int SPI = 14;
    public static final int POSITION_SOURCE = 15;
    public static final int CATEGORY = 16;
    public static final int PROVIDER = 17;
    public static final int SOURCE = 18;
    public static final int CAPTURE_ID = 19;
    public static final int ITEM_INDEX = 20;
    public static final int RECEIVED_AT = 21;

    /** How many fields there are. */
    public static final int COUNT = 22;

    private final WireReader in = new WireReader(WireSchema.STATE_VECTOR);
    /** Longs as they are, doubles as their bits, booleans as 0 or 1, strings as offset and length. */
    private final long[] values = new long[COUNT];

    private int nulls;

    /**
     * Moves onto {@code value}.
     *
     * @throws WireFormatException when it is no state vector; the cursor then stands nowhere
     */
    public StateVectorFields read(byte[] value) {
        nulls = 0;
        in.start(value);
        text(AIRCRAFT);
        number(SEEN_AT);
        if (present(POSITION_AT)) {
            number(POSITION_AT);
        }
        optionalText(CALLSIGN);
        optionalDouble(LATITUDE);
        optionalDouble(LONGITUDE);
        optionalText(WITHHELD);
        optionalDouble(BARO_ALTITUDE);
        optionalDouble(GEO_ALTITUDE);
        if (present(ON_GROUND)) {
            values[ON_GROUND] = in.readBoolean() ? 1 : 0;
        }
        optionalDouble(GROUND_SPEED);
        optionalDouble(TRACK);
        optionalDouble(VERTICAL_RATE);
        optionalText(SQUAWK);
        values[SPI] = in.readBoolean() ? 1 : 0;
        text(POSITION_SOURCE);
        optionalText(CATEGORY);
        text(PROVIDER);
        text(SOURCE);
        number(CAPTURE_ID);
        values[ITEM_INDEX] = in.readInt();
        number(RECEIVED_AT);
        in.end();
        return this;
    }

    public boolean isNull(int field) {
        return (nulls >>> field & 1) != 0;
    }

    /** A number; times are microseconds since the epoch. */
    public long longAt(int field) {
        return values[field];
    }

    public double doubleAt(int field) {
        return Double.longBitsToDouble(values[field]);
    }

    public boolean booleanAt(int field) {
        return values[field] != 0;
    }

    /** The value that the cursor stands on, not a copy. */
    public byte[] bytes() {
        return in.bytes();
    }

    /** Where a string's UTF-8 bytes start in {@link #bytes}. */
    public int offset(int field) {
        return (int) (values[field] >>> 32);
    }

    /** How many UTF-8 bytes a string has. */
    public int length(int field) {
        return (int) values[field];
    }

    /** A string as an object; makes garbage. */
    public String stringAt(int field) {
        return new String(in.bytes(), offset(field), length(field), StandardCharsets.UTF_8);
    }

    private void number(int field) {
        values[field] = in.readLong();
    }

    private void text(int field) {
        int length = in.skipBytes();
        values[field] = (long) (in.position() - length) << 32 | length;
    }

    private boolean present(int field) {
        if (in.readPresent()) {
            return true;
        }
        nulls |= 1 << field;
        return false;
    }

    private void optionalText(int field) {
        if (present(field)) {
            text(field);
        }
    }

    private void optionalDouble(int field) {
        if (present(field)) {
            values[field] = in.readDoubleBits();
        }
    }
}
