package dev.slipstream.ingest.provider.simulator.serve;

import static dev.slipstream.ingest.provider.simulator.serve.ApiWorld.NOON;
import static dev.slipstream.ingest.provider.simulator.serve.ApiWorld.WORLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipstream.ingest.provider.simulator.fault.FaultRates;
import dev.slipstream.ingest.provider.simulator.heard.Receivers;
import dev.slipstream.ingest.provider.simulator.heard.StatesEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerRecordingTest {

    @Test
    void everyLineIsTheAnswerOfItsSecond() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int answers = new AnswerRecording(NOON, NOON.plusSeconds(61), Duration.ofSeconds(20))
                .write(new SimulatedStates(WORLD, new Receivers(WORLD), FaultRates.NONE, 10), out);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(answers).isEqualTo(4);
        StatesEncoder encoder = new StatesEncoder(WORLD);
        for (int i = 0; i < 4; i++) {
            byte[] answer = encoder.encode(NOON.getEpochSecond() + 20L * i);
            assertThat(lines.get(i)).isEqualTo(new String(answer, StandardCharsets.UTF_8));
        }
        assertThat(lines).hasSize(4);
    }

    @Test
    void emptySpansAreRefused() {
        assertThatThrownBy(() -> new AnswerRecording(NOON, NOON, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AnswerRecording(NOON, NOON.plusSeconds(1), Duration.ofMillis(1500)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void simulatedTimePassesAsFastAsAsked() throws InterruptedException {
        Instant start = Instant.parse("2030-01-01T00:00:00Z");
        Instant[] real = {NOON};
        SimulatedClock clock = new SimulatedClock(() -> real[0], start, 60);
        assertThat(clock.instant()).isEqualTo(start);
        real[0] = NOON.plusSeconds(3);
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(180));
        clock.awaitUntil(start.plusSeconds(180));
        Clock stopped = Clock.fixed(NOON, ZoneOffset.UTC);
        assertThatThrownBy(() -> new SimulatedClock(stopped, start, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
