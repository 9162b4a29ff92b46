package dev.slipstream.ingest.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The short version of {@code ./slipstream bench fuzz}. */
class FuzzedAnswersTest {
    @Test
    void everyItemOfFuzzedAnswersIsCountedInLittleTimeAndHeap() {
        FuzzRun run = new FuzzRun();
        run.read(1, 5_000, false);
        run.read(2, 20_000, true);

        assertThat(run.failures()).isEmpty();
    }
}
