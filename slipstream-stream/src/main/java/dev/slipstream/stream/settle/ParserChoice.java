package dev.slipstream.stream.settle;

import dev.slipstream.ingest.provider.CaptureReader;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.lakehouse.table.RuleVersions;
import dev.slipstream.stream.operators.Enrichment;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How captures are read when hours are derived, and by which versions of the rules. */
interface ParserChoice extends Serializable {
    /** Each provider's own parser. */
    ParserChoice OF_PROVIDERS = new ParserChoice() {
        private static final long serialVersionUID = 1;

        @Override
        public CaptureReader newReader(ProviderType type) {
            return new CaptureReader(type);
        }

        @Override
        public int version(ProviderType type) {
            return type.parserVersion();
        }
    };

    /** For the captures of one source. */
    CaptureReader newReader(ProviderType type);

    int version(ProviderType type);

    /** The rules by which hours are settled with this choice. */
    default RuleVersions versions() {
        return new RuleVersions(
                Enrichment.TRANSFORM_VERSION,
                Arrays.stream(ProviderType.values())
                        .collect(Collectors.toMap(type -> type.info().name(), this::version)));
    }
}
