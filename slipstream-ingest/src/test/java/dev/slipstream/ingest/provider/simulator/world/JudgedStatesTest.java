package dev.slipstream.ingest.provider.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.ingest.provider.CaptureReader;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.ingest.provider.simulator.heard.StatesEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgedStatesTest {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    @Test
    void aWorldWithoutFaultsIsBelievedAllDay() {
        StatesEncoder encoder = new StatesEncoder(Worlds.OF_2000);
        CaptureReader reader = new CaptureReader(ProviderType.SIMULATOR);
        long placed = 0;
        long withheld = 0;
        for (int minute = 0; minute < 1440; minute += 80) {
            Instant at = START.plus(Duration.ofMinutes(minute));
            byte[] body = encoder.encode(at.getEpochSecond());
            List<Item> items = new ArrayList<>();
            reader.read(new Capture(1, "simulator", "simulator", "simulator:/states/all", at, 200, body), items::add);
            assertThat(items).hasSizeGreaterThan(1000).allMatch(item -> item instanceof StateVector);
            for (Item item : items) {
                StateVector state = (StateVector) item;
                withheld += state.withheld() != null ? 1 : 0;
                placed += state.position() != null ? 1 : 0;
            }
        }
        // In recordings of 2021 to 2025 a tenth of the positions is older than is believed.
        assertThat(withheld / (double) (placed + withheld)).isBetween(0.09, 0.13);
    }
}
