package dev.slipstream.core.wire;

import dev.slipstream.core.model.Origin;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;

/** Refusals as the values of {@code aviation-rejected}; times are kept to the microsecond. */
public final class RejectedCodec {
    private static final int EXPECTED_BYTES = 224;

    private RejectedCodec() {}

    public static byte[] encode(Rejected rejected) {
        Origin origin = rejected.origin();
        return new WireWriter(WireSchema.REJECTED, EXPECTED_BYTES)
                .writeInstant(rejected.accountedAt())
                .writeString(rejected.reason().name())
                .writeOptional(rejected.aircraft())
                .writeString(rejected.detail())
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
    public static Rejected decode(byte[] value) {
        WireReader in = new WireReader(WireSchema.REJECTED, value);
        try {
            var accountedAt = in.readInstant();
            RejectReason reason = RejectReason.valueOf(in.readString());
            String aircraft = in.readOptionalString();
            String detail = in.readString();
            Origin origin = new Origin(in.readString(), in.readString(), in.readLong(), in.readInt(), in.readInstant());
            in.end();
            return new Rejected(origin, accountedAt, reason, aircraft, detail);
        } catch (IllegalArgumentException e) {
            throw new WireFormatException("Cannot read a value as Rejected: " + e.getMessage(), e);
        }
    }
}
