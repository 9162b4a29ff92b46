package dev.slipstream.core.wire;

import static dev.slipstream.core.model.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StateVectorHeadTest {
    private final byte[] value = StateVectorCodec.encode(aState().of("~4ca123")
            .seenAt(Instant.parse("1969-12-31T23:59:59.25Z"))
            .build());

    @Test
    void readsTheKeyAndTheTime() {
        assertThat(StateVectorHead.aircraft(value)).isEqualTo("~4ca123");
        assertThat(StateVectorHead.seenAtMicros(value, 7)).isEqualTo(-750_000);
    }

    @Test
    void givesTheFallbackForBytesThatEndTooEarly() {
        for (int length = 0; length < 14; length++) {
            byte[] cut = Arrays.copyOf(value, length);
            assertThat(StateVectorHead.seenAtMicros(cut, 7))
                    .as("%d bytes", length)
                    .isEqualTo(7);
        }
        assertThat(StateVectorHead.aircraft(Arrays.copyOf(value, 10))).isEmpty();
    }

    @Test
    void neverThrows() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            assertThatCode(() -> {
                        StateVectorHead.aircraft(noise);
                        StateVectorHead.seenAtMicros(noise, 0);
                    })
                    .doesNotThrowAnyException();
        }
    }
}
