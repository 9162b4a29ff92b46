package dev.slipstream.core.wire;

import dev.slipstream.core.model.Capture;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Captures as the values of {@code aviation-raw}: one value, or several numbered ones when the body
 * is larger than what a broker takes in one record.
 */
public final class CaptureCodec {
    /** The largest body of one part; the topics take records of half as much again. */
    public static final int MAX_PART_BYTES = 4 * 1024 * 1024;

    private static final int EXPECTED_FRAME_BYTES = 512;

    private CaptureCodec() {}

    /** Into how many values {@code capture} is split, at least 1. */
    public static int parts(Capture capture) {
        return Math.max(1, (int) (((long) capture.body().length + MAX_PART_BYTES - 1) / MAX_PART_BYTES));
    }

    /** All values of {@code capture} in order. */
    public static List<byte[]> encode(Capture capture) {
        String sha256 = capture.sha256();
        List<byte[]> values = new ArrayList<>();
        for (int part = 0; part < parts(capture); part++) {
            values.add(encodePart(capture, sha256, part));
        }
        return values;
    }

    /** One value of {@code capture}, for callers who must not hold a large body twice. */
    public static byte[] encodePart(Capture capture, String sha256, int part) {
        int from = part * MAX_PART_BYTES;
        int length = Math.min(MAX_PART_BYTES, capture.body().length - from);
        return new WireWriter(WireSchema.CAPTURE, length + EXPECTED_FRAME_BYTES)
                .writeLong(capture.id())
                .writeLong(part)
                .writeLong(parts(capture))
                .writeString(capture.provider())
                .writeString(capture.source())
                .writeString(capture.request())
                .writeInstant(capture.receivedAt())
                .writeLong(capture.status())
                .writeString(sha256)
                .writeBytes(capture.body(), from, length)
                .toBytes();
    }

    /**
     * Reads one value.
     *
     * @throws WireFormatException when the bytes are none, or say something impossible
     */
    public static CapturePart decode(byte[] value) {
        WireReader in = new WireReader(WireSchema.CAPTURE, value);
        try {
            CapturePart part = new CapturePart(
                    in.readLong(),
                    in.readInt(),
                    in.readInt(),
                    in.readString(),
                    in.readString(),
                    in.readString(),
                    in.readInstant(),
                    in.readInt(),
                    in.readString(),
                    in.readBytes());
            in.end();
            return part;
        } catch (IllegalArgumentException e) {
            throw new WireFormatException("Cannot read a value as Capture: " + e.getMessage(), e);
        }
    }

    /**
     * Puts a capture together from all its parts, in order.
     *
     * @throws WireFormatException when a part is missing or foreign, or the hash is another
     */
    public static Capture join(List<CapturePart> parts) {
        if (parts.isEmpty()) {
            throw new WireFormatException("Cannot join a capture: there are no parts");
        }
        CapturePart first = parts.get(0);
        requireComplete(parts, first);
        Capture capture = new Capture(
                first.captureId(),
                first.provider(),
                first.source(),
                first.request(),
                first.receivedAt(),
                first.status(),
                parts.size() == 1 ? first.body() : concatenate(parts));
        if (!capture.sha256().equals(first.sha256())) {
            throw new WireFormatException(
                    "Cannot join " + capture + ": its SHA-256 is " + capture.sha256() + ", not " + first.sha256());
        }
        return capture;
    }

    private static void requireComplete(List<CapturePart> parts, CapturePart first) {
        if (parts.size() != first.parts()) {
            throw new WireFormatException("Cannot join " + first + ": " + parts.size() + " parts came");
        }
        for (int i = 0; i < parts.size(); i++) {
            CapturePart part = parts.get(i);
            boolean fits = part.part() == i
                    && part.parts() == first.parts()
                    && part.captureId() == first.captureId()
                    && part.source().equals(first.source())
                    && part.sha256().equals(first.sha256());
            if (!fits) {
                throw new WireFormatException("Cannot join " + first + ": " + part + " stands at place " + i);
            }
        }
    }

    private static byte[] concatenate(List<CapturePart> parts) {
        int size = parts.stream().mapToInt(part -> part.body().length).sum();
        ByteArrayOutputStream body = new ByteArrayOutputStream(size);
        parts.forEach(part -> body.writeBytes(part.body()));
        return body.toByteArray();
    }
}
