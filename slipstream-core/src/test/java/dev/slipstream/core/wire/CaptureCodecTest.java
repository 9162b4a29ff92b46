package dev.slipstream.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipstream.core.model.Capture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CaptureCodecTest {
    @Test
    void splitsLargeBodiesAndJoinsThemAgain() {
        Capture capture = capture(2 * CaptureCodec.MAX_PART_BYTES + 17);

        List<CapturePart> parts = parts(capture);

        assertThat(parts).hasSize(3).allMatch(part -> part.parts() == 3);
        Capture joined = CaptureCodec.join(parts);
        assertThat(joined.body()).isEqualTo(capture.body());
        assertThat(joined).usingRecursiveComparison().ignoringFields("body").isEqualTo(capture);
    }

    @Test
    void aBodyOfExactlyOnePartIsNotSplit() {
        assertThat(CaptureCodec.encode(capture(CaptureCodec.MAX_PART_BYTES))).hasSize(1);
        assertThat(CaptureCodec.encode(capture(0))).hasSize(1);
    }

    @Test
    void refusesToJoinWhatDoesNotBelongTogether() {
        List<CapturePart> parts = parts(capture(CaptureCodec.MAX_PART_BYTES + 1));
        List<CapturePart> swapped = new ArrayList<>(parts);
        Collections.swap(swapped, 0, 1);
        List<CapturePart> damaged = new ArrayList<>(parts);
        damaged.get(0).body()[7]++;

        assertThatExceptionOfType(WireFormatException.class).isThrownBy(() -> CaptureCodec.join(List.of()));
        assertThatExceptionOfType(WireFormatException.class)
                .isThrownBy(() -> CaptureCodec.join(parts.subList(0, 1)))
                .withMessageContaining("1 parts came");
        assertThatExceptionOfType(WireFormatException.class).isThrownBy(() -> CaptureCodec.join(swapped));
        assertThatExceptionOfType(WireFormatException.class)
                .isThrownBy(() -> CaptureCodec.join(damaged))
                .withMessageContaining("SHA-256");
    }

    @Test
    void refusesValuesOfAnotherSchema() {
        byte[] value = CaptureCodec.encode(capture(3)).get(0);

        assertThatExceptionOfType(WireFormatException.class)
                .isThrownBy(() -> StateVectorCodec.decode(value))
                .withMessageContaining("schema id 1");
        value[0] = 1;
        assertThatExceptionOfType(WireFormatException.class)
                .isThrownBy(() -> CaptureCodec.decode(value))
                .withMessageContaining("magic 1");
    }

    private static List<CapturePart> parts(Capture capture) {
        return CaptureCodec.encode(capture).stream().map(CaptureCodec::decode).toList();
    }

    private static Capture capture(int bytes) {
        byte[] body = new byte[bytes];
        new Random(7).nextBytes(body);
        return new Capture(42, "opensky", "test", "file.json", Instant.parse("2026-11-20T10:15:00Z"), 200, body);
    }
}
