package dev.slipstream.ingest.bulk;

import dev.slipstream.core.config.UserError;
import dev.slipstream.ingest.provider.ProviderType;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What files of history can be, and who reads what is cut out of them. */
public enum BulkFormat {
    OPENSKY("opensky", ProviderType.OPENSKY_HISTORY, "rows of OpenSky's history, CSV or Parquet"),
    READSB("readsb", ProviderType.READSB_HISTORY, "aircraft.json, or lines of aircraft"),
    TRACE("trace", ProviderType.READSB_HISTORY, "trace_full_*.json of readsb"),
    TRAJECTORIES("trajectories", ProviderType.HISTORY, "trajectories in JSON, rows or columns"),
    TABLE("table", ProviderType.HISTORY, "any CSV or Parquet, with a mapping");

    private final String label;
    private final ProviderType provider;
    private final String summary;

    BulkFormat(String label, ProviderType provider, String summary) {
        this.label = label;
        this.provider = provider;
        this.summary = summary;
    }

    /** As people write it. */
    public String label() {
        return label;
    }

    public ProviderType provider() {
        return provider;
    }

    /** @throws UserError when there is none of that name */
    public static BulkFormat named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.label.equals(name))
                .findFirst()
                .orElseThrow(() -> new UserError("Cannot import as '" + name + "': there is no such format. Use one of "
                        + Arrays.stream(values())
                                .map(format -> format.label + " (" + format.summary + ")")
                                .collect(Collectors.joining("; "))
                        + "."));
    }
}
