package dev.slipstream.ingest.provider.positions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.Position;
import dev.slipstream.core.model.RejectReason;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.ingest.provider.Captures;
import dev.slipstream.ingest.provider.ProviderContractTest;
import dev.slipstream.ingest.provider.ProviderType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionsContractTest extends ProviderContractTest {
    PositionsContractTest() {
        super(ProviderType.POSITIONS);
    }

    @Test
    void aStreamThatCatchesUpKeepsItsPositionsForAnHour() {
        Capture late =
                Captures.of("positions", 200, (message(3_600) + message(3_601)).getBytes(StandardCharsets.UTF_8));

        List<Item> items = Captures.read(late);

        assertThat(((StateVector) items.get(0)).position()).isEqualTo(new Position(50, 8));
        assertThat(((Rejected) items.get(1)).reason()).isEqualTo(RejectReason.STALE_CONTACT);
    }

    private static String message(int secondsOld) {
        return "{\"hex\":\"4ca121\",\"latitude\":50,\"longitude\":8,\"timestamp\":%d}\n"
                .formatted(Captures.RECEIVED_AT.minusSeconds(secondsOld).toEpochMilli());
    }

    @Override
    protected boolean bodiesShowTheirEnd() {
        return false;
    }

    /** Lines of messages, else blocks with data. */
    @Override
    protected int countElements(String body) {
        return body.startsWith("{")
                ? (int) body.lines().count()
                : (int) Arrays.stream(body.split("\r?\n\r?\n"))
                        .filter(block -> block.contains("data:"))
                        .count();
    }
}
