package dev.slipstream.ingest.provider.opensky;

import dev.slipstream.ingest.provider.ProviderContractTest;
import dev.slipstream.ingest.provider.ProviderType;

class OpenSkyHistoryContractTest extends ProviderContractTest {
    OpenSkyHistoryContractTest() {
        super(ProviderType.OPENSKY_HISTORY);
    }

    /** Lines but the header. */
    @Override
    protected int countElements(String body) {
        return (int) body.lines().filter(line -> !line.isBlank()).count() - 1;
    }

    @Override
    protected boolean bodiesShowTheirEnd() {
        return false;
    }
}
