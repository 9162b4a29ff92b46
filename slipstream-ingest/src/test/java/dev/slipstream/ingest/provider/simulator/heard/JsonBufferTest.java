package dev.slipstream.ingest.provider.simulator.heard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonBufferTest {
    private static String decimal(int scaled, int decimals) {
        JsonBuffer json = new JsonBuffer();
        json.reserve(32);
        if (decimals == 2) {
            json.hundredths(scaled);
        } else {
            json.tenThousandths(scaled);
        }
        return new String(json.copy(), StandardCharsets.US_ASCII);
    }

    @Test
    void writesTheShortestDecimal() {
        assertThat(decimal(0, 2)).isEqualTo("0");
        assertThat(decimal(16_680, 2)).isEqualTo("166.8");
        assertThat(decimal(1_036_320, 2)).isEqualTo("10363.2");
        assertThat(decimal(-5, 2)).isEqualTo("-0.05");
        assertThat(decimal(-961_886, 4)).isEqualTo("-96.1886");
        assertThat(decimal(60_000, 4)).isEqualTo("6");
    }

    @Test
    void agreesWithBigDecimal() {
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            int scaled = random.nextInt(4_000_000) - 2_000_000;
            int decimals = random.nextBoolean() ? 2 : 4;
            assertThat(new BigDecimal(decimal(scaled, decimals)))
                    .isEqualByComparingTo(BigDecimal.valueOf(scaled, decimals));
        }
    }

    @Test
    void growsAsNeeded() {
        JsonBuffer json = new JsonBuffer();
        for (int i = 0; i < 100_000; i++) {
            json.reserve(10);
            json.text("ab", 8);
        }
        assertThat(json.copy()).hasSize(1_000_000);
        json.cutTo(0);
        json.number(-12);
        assertThat(new String(json.copy(), StandardCharsets.US_ASCII)).isEqualTo("-12");
    }
}
