package dev.slipstream.ingest.provider;

import dev.slipstream.core.config.UserError;
import dev.slipstream.ingest.provider.history.HistoryParser;
import dev.slipstream.ingest.provider.opensky.OpenSkyParser;
import dev.slipstream.ingest.provider.positions.PositionsParser;
import dev.slipstream.ingest.provider.readsb.ReadsbParser;
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
            Missed.IS_LOST,
            OpenSkyParser::new),
    SIMULATOR(
            new ProviderInfo(
                    "simulator",
                    "Invented traffic over real airports, operators and routes, in OpenSky's format",
                    "Invented data, free to use",
                    true),
            Missed.IS_LOST,
            OpenSkyParser::new),
    POSITIONS(
            new ProviderInfo(
                    "positions",
                    "Positions over server-sent events or WebSocket, asked again from the last offset after a failure",
                    "Whatever the operator of the stream says; not to be passed on",
                    false),
            Missed.COMES_LATER,
            PositionsParser::new),
    OPENSKY_HISTORY(
            new ProviderInfo(
                    "opensky-history",
                    "Imported rows of OpenSky's history database, as CSV or Parquet",
                    "OpenSky Network terms of use: research and non-commercial, not to be passed on",
                    false),
            Missed.COMES_LATER,
            OpenSkyParser::new),
    READSB_HISTORY(
            new ProviderInfo(
                    "readsb-history",
                    "Imported traces, aircraft.json and lines of aircraft, as readsb and its relatives write them",
                    "Whatever the owner of the files says; not to be passed on",
                    false),
            Missed.COMES_LATER,
            ReadsbParser::new),
    HISTORY(
            new ProviderInfo(
                    "history",
                    "Imported tables whose columns a mapping names, and trajectories in JSON",
                    "Whatever the owner of the files says; not to be passed on",
                    false),
            Missed.COMES_LATER,
            HistoryParser::new);

    /** What becomes of data that were not fetched when they were new. */
    private enum Missed {
        IS_LOST,
        COMES_LATER
    }

    private final ProviderInfo info;
    private final Missed missed;
    private final Supplier<CaptureParser> parsers;

    ProviderType(ProviderInfo info, Missed missed, Supplier<CaptureParser> parsers) {
        this.info = info;
        this.missed = missed;
        this.parsers = parsers;
    }

    public ProviderInfo info() {
        return info;
    }

    /** Whether a source goes on where it was left, so that what it brings may be as old as an outage was long. */
    public boolean resumes() {
        return missed == Missed.COMES_LATER;
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
