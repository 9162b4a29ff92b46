package dev.slipstream.core.wire;

import static dev.slipstream.core.wire.StateVectorFields.AIRCRAFT;
import static dev.slipstream.core.wire.StateVectorFields.BARO_ALTITUDE;
import static dev.slipstream.core.wire.StateVectorFields.CALLSIGN;
import static dev.slipstream.core.wire.StateVectorFields.CAPTURE_ID;
import static dev.slipstream.core.wire.StateVectorFields.CATEGORY;
import static dev.slipstream.core.wire.StateVectorFields.GEO_ALTITUDE;
import static dev.slipstream.core.wire.StateVectorFields.GROUND_SPEED;
import static dev.slipstream.core.wire.StateVectorFields.ITEM_INDEX;
import static dev.slipstream.core.wire.StateVectorFields.LATITUDE;
import static dev.slipstream.core.wire.StateVectorFields.LONGITUDE;
import static dev.slipstream.core.wire.StateVectorFields.ON_GROUND;
import static dev.slipstream.core.wire.StateVectorFields.POSITION_AT;
import static dev.slipstream.core.wire.StateVectorFields.POSITION_SOURCE;
import static dev.slipstream.core.wire.StateVectorFields.PROVIDER;
import static dev.slipstream.core.wire.StateVectorFields.RECEIVED_AT;
import static dev.slipstream.core.wire.StateVectorFields.SEEN_AT;
import static dev.slipstream.core.wire.StateVectorFields.SOURCE;
import static dev.slipstream.core.wire.StateVectorFields.SPI;
import static dev.slipstream.core.wire.StateVectorFields.SQUAWK;
import static dev.slipstream.core.wire.StateVectorFields.TRACK;
import static dev.slipstream.core.wire.StateVectorFields.VERTICAL_RATE;
import static dev.slipstream.core.wire.StateVectorFields.WITHHELD;

import dev.slipstream.core.model.Motion;
import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.PositionSource;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.StateVector;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** State vectors as the values of {@code aviation-data}; times are kept to the microsecond. */
public final class StateVectorCodec {
    /** A full vector takes about 180 bytes. */
    private static final int EXPECTED_BYTES = 224;

    private StateVectorCodec() {}

    public static byte[] encode(StateVector state) {
        Position position = state.position();
        RejectReason withheld = state.withheld();
        Motion motion = state.motion();
        Origin origin = state.origin();
        return new WireWriter(WireSchema.STATE_VECTOR, EXPECTED_BYTES)
                .writeString(state.aircraft())
                .writeInstant(state.seenAt())
                .writeOptional(state.positionAt())
                .writeOptional(state.callsign())
                .writeOptional(position == null ? null : (Double) position.latitude())
                .writeOptional(position == null ? null : (Double) position.longitude())
                .writeOptional(withheld == null ? null : withheld.name())
                .writeOptional(state.baroAltitudeMeters())
                .writeOptional(state.geoAltitudeMeters())
                .writeOptional(state.onGround())
                .writeOptional(motion.groundSpeedMps())
                .writeOptional(motion.trackDegrees())
                .writeOptional(motion.verticalRateMps())
                .writeOptional(state.squawk())
                .writeBoolean(state.spi())
                .writeString(state.positionSource().name())
                .writeOptional(state.category())
                .writeString(origin.provider())
                .writeString(origin.source())
                .writeLong(origin.captureId())
                .writeLong(origin.itemIndex())
                .writeInstant(origin.receivedAt())
                .toBytes();
    }

    /**
     * Reads what {@link #encode} or any Avro writer of the same schema wrote.
     *
     * @throws WireFormatException when the bytes are none, or say something impossible
     */
    public static StateVector decode(byte[] value) {
        return toState(new StateVectorFields().read(value));
    }

    /**
     * The state that {@code fields} stands on.
     *
     * @throws WireFormatException when it says something impossible, such as latitude 91
     */
    public static StateVector toState(StateVectorFields fields) {
        try {
            return new StateVector(
                    fields.stringAt(AIRCRAFT),
                    Micros.toInstant(fields.longAt(SEEN_AT)),
                    instant(fields, POSITION_AT),
                    string(fields, CALLSIGN),
                    position(fields),
                    fields.isNull(WITHHELD) ? null : RejectReason.valueOf(fields.stringAt(WITHHELD)),
                    number(fields, BARO_ALTITUDE),
                    number(fields, GEO_ALTITUDE),
                    fields.isNull(ON_GROUND) ? null : (Boolean) fields.booleanAt(ON_GROUND),
                    new Motion(number(fields, GROUND_SPEED), number(fields, TRACK), number(fields, VERTICAL_RATE)),
                    string(fields, SQUAWK),
                    fields.booleanAt(SPI),
                    PositionSource.valueOf(fields.stringAt(POSITION_SOURCE)),
                    string(fields, CATEGORY),
                    origin(fields));
        } catch (IllegalArgumentException e) {
            throw new WireFormatException("Cannot read a value as StateVector: " + e.getMessage(), e);
        }
    }

    private static Origin origin(StateVectorFields fields) {
        return new Origin(
                fields.stringAt(PROVIDER),
                fields.stringAt(SOURCE),
                fields.longAt(CAPTURE_ID),
                (int) fields.longAt(ITEM_INDEX),
                Micros.toInstant(fields.longAt(RECEIVED_AT)));
    }

    private static @Nullable Position position(StateVectorFields fields) {
        if (fields.isNull(LATITUDE) != fields.isNull(LONGITUDE)) {
            throw new IllegalArgumentException("latitude and longitude come only together");
        }
        return fields.isNull(LATITUDE) ? null : new Position(fields.doubleAt(LATITUDE), fields.doubleAt(LONGITUDE));
    }

    private static @Nullable Double number(StateVectorFields fields, int field) {
        return fields.isNull(field) ? null : (Double) fields.doubleAt(field);
    }

    private static @Nullable String string(StateVectorFields fields, int field) {
        return fields.isNull(field) ? null : fields.stringAt(field);
    }

    private static @Nullable Instant instant(StateVectorFields fields, int field) {
        return fields.isNull(field) ? null : Micros.toInstant(fields.longAt(field));
    }
}
