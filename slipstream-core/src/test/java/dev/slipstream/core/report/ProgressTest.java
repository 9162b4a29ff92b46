package dev.slipstream.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final SteppedClock clock = new SteppedClock();
    private final List<String> lines = new ArrayList<>();
    private final Progress progress = new Progress("replay", clock, lines::add);

    @Test
    void statesThePlanThenCountsThenTheSummary() {
        LongAdder captures = progress.count("captures");
        progress.depth("unsent", () -> 3);
        progress.start("12 files");
        captures.add(5_000);
        clock.step(Duration.ofSeconds(9));
        progress.tick();
        clock.step(Duration.ofSeconds(1));
        progress.tick();
        progress.tick();
        captures.add(1_000);
        progress.problem("TOO_FEW_FIELDS");
        progress.problem("FUTURE_TIME");
        progress.problem("FUTURE_TIME");
        clock.step(Duration.ofSeconds(10));
        progress.tick();
        progress.finish();
        assertThat(lines)
                .containsExactly(
                        "replay: 12 files",
                        "replay: 10.0 s, 5,000 captures (500/s), 3 unsent",
                        "replay: 20.0 s, 6,000 captures (100/s), 3 unsent, 3 problems",
                        "replay: done in 20.0 s: 6,000 captures (300/s)",
                        "  2 × FUTURE_TIME",
                        "  1 × TOO_FEW_FIELDS");
    }

    @Test
    void aRunWithoutDurationHasNoRate() {
        progress.count("rows");
        progress.start("nothing to do");
        progress.finish();
        assertThat(lines).containsExactly("replay: nothing to do", "replay: done in 0.0 s: 0 rows");
    }

    private static final class SteppedClock extends Clock {
        private Instant now = Instant.parse("2026-11-20T10:00:00Z");

        void step(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
