package dev.slipstream.ingest.provider.opensky;

import dev.slipstream.ingest.provider.ProviderContractTest;
import dev.slipstream.ingest.provider.ProviderType;

class SimulatorContractTest extends ProviderContractTest {
    SimulatorContractTest() {
        super(ProviderType.SIMULATOR);
    }

    @Override
    protected int countElements(String body) {
        return JsonElements.countRows(body);
    }
}
