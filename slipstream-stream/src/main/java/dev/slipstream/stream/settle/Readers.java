package dev.slipstream.stream.settle;

import dev.slipstream.ingest.provider.CaptureReader;
import dev.slipstream.ingest.provider.ProviderType;
import java.io.Serializable;

/** How the captures of a provider are read where a task runs; settling must read them as they came in. */
@FunctionalInterface
interface Readers extends Serializable {
    /** As live ingest reads them. */
    Readers OF_PROVIDERS = provider -> new CaptureReader(ProviderType.named(provider));

    /** A reader in its starting state for the captures of one source. */
    CaptureReader open(String provider);
}
