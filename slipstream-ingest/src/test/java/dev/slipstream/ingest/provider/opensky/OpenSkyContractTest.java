package dev.slipstream.ingest.provider.opensky;

import dev.slipstream.ingest.provider.ProviderContractTest;
import dev.slipstream.ingest.provider.ProviderType;

class OpenSkyContractTest extends ProviderContractTest {
    OpenSkyContractTest() {
        super(ProviderType.OPENSKY);
    }

    @Override
    protected int countElements(String body) {
        return JsonElements.countRows(body);
    }
}
