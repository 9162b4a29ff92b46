package dev.slipstream.ingest.provider.positions;

import dev.slipstream.ingest.provider.ProviderContractTest;
import dev.slipstream.ingest.provider.ProviderType;
import java.util.Arrays;

class PositionsContractTest extends ProviderContractTest {
    PositionsContractTest() {
        super(ProviderType.POSITIONS);
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
