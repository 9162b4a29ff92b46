package dev.slipstream.ingest.provider;

import dev.slipstream.core.config.UserError;
import dev.slipstream.ingest.provider.opensky.OpenSkyParser;
import dev.slipstream.ingest.provider.positions.PositionsParser;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The one list of provider kinds: what each is, and how its captures are read. A new provider is a
 * package with its parser, a constant here, and a contract test with fixtures.
 */
public enum ProviderType {
    OPENSKY(
            new ProviderInfo(
                    "opensky",
                    "State vectors, tracks and flights of the OpenSky Network, live or recorded",
                    "OpenSky Network terms of use: research and non-commercial, not to be passed on",
                    false),
            OpenSkyParser::new),
    SIMULATOR(
            new ProviderInfo(
                    "simulator",
                    "Invented traffic over real airports, operators and routes, in OpenSky's format",
                    "Invented data, free to use",
                    true),
            OpenSkyParser::new),
    POSITIONS(
            new ProviderInfo(
                    "positions",
                    "Positions over server-sent events or WebSocket, asked again from the last offset after a failure",
                    "Whatever the operator of the stream says; not to be passed on",
                    false),
            PositionsParser::new);

    private final ProviderInfo info;
    private final Supplier<CaptureParser> parsers;

    ProviderType(ProviderInfo info, Supplier<CaptureParser> parsers) {
        this.info = info;
        this.parsers = parsers;
    }

    public ProviderInfo info() {
        return info;
    }

    /** A parser in its starting state, for the captures of one source. */
    public CaptureParser newParser() {
        return parsers.get();
    }

    public static Optional<ProviderType> find(String name) {
        return Arrays.stream(values())
                .filter(type -> type.info.name().equals(name))
                .findFirst();
    }

    /**
     * The kind called {@code name}.
     *
     * @throws UserError when there is none
     */
    public static ProviderType named(String name) {
        return find(name)
                .orElseThrow(() -> new UserError("Cannot use provider '" + name
                        + "': there is none of that name. Use one of: "
                        + Arrays.stream(values()).map(type -> type.info.name()).collect(Collectors.joining(", "))
                        + "."));
    }
}
