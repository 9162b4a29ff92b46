package dev.slipstream.ingest.provider.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AnglesTest {
    private static final double[] SPECIAL = {0, -0.0, 1, -1, 1e-300, -1e-300, 1e300, 0.5, 511 / 512.0, -513 / 512.0};

    @Test
    void agreesWithTheLibraryInEveryDirection() {
        Random random = new Random(5);
        double worst = 0;
        for (int i = 0; i < 200_000; i++) {
            double size = Math.pow(10, random.nextInt(30) - 15);
            double y = (random.nextDouble() - 0.5) * size;
            double x = random.nextDouble() - 0.5;
            worst = Math.max(worst, Math.abs(Angles.atan2(y, x) - Math.atan2(y, x)));
        }
        for (double y : SPECIAL) {
            for (double x : SPECIAL) {
                worst = Math.max(worst, Math.abs(Angles.atan2(y, x) - Math.atan2(y, x)));
            }
        }
        assertThat(worst).isLessThan(1e-15);
    }
}
