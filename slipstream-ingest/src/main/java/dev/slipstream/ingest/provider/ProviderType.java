package dev.slipstream.ingest.provider;

import dev.slipstream.core.config.UserError;
import dev.slipstream.ingest.provider.history.HistoryParser;
import dev.slipstream.ingest.provider.opensky.OpenSkyParser;
import dev.slipstream.ingest.provider.positions.PositionsParser;
import dev.slipstream.ingest.provider.readsb.ReadsbParser;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The one list of provider kinds: what each is, and how its captures are read. A new provider is a
 * package with its parser, a constant here, and a contract test with fixtures.
 *
 * <p>The order is that of trust where several tell of one aircraft, see {@link #rank}: first networks that
 * merge many receivers and date each position, then what anybody may send.
 */
public enum ProviderType {
    OPENSKY(
            new ProviderInfo(
                    "opensky",
                    "State vectors, tracks and flights of the OpenSky Network, live or recorded",
                    "OpenSky Network terms of use: research and non-commercial, not to be passed on",
                    false),
            Missed.IS_LOST,
            OpenSkyParser::new,
            OpenSkyParser.VERSION),
    SIMULATOR(
            new ProviderInfo(
                    "simulator",
                    "Invented traffic over real airports, operators and routes, in OpenSky's format",
                    "Invented data, free to use",
                    true),
            Missed.IS_LOST,
            OpenSkyParser::new,
            OpenSkyParser.VERSION),
    POSITIONS(
            new ProviderInfo(
                    "positions",
                    "Positions over server-sent events or WebSocket, asked again from the last offset after a failure",
                    "Whatever the operator of the stream says; not to be passed on",
                    false),
            Missed.COMES_LATER,
            PositionsParser::new,
            PositionsParser.VERSION),
    OPENSKY_HISTORY(
            new ProviderInfo(
                    "opensky-history",
                    "Imported rows of OpenSky's history database, as CSV or Parquet",
                    "OpenSky Network terms of use: research and non-commercial, not to be passed on",
                    false),
            Missed.COMES_LATER,
            OpenSkyParser::new,
            OpenSkyParser.VERSION),
    READSB_HISTORY(
            new ProviderInfo(
                    "readsb-history",
                    "Imported traces, aircraft.json and lines of aircraft, as readsb and its relatives write them",
                    "Whatever the owner of the files says; not to be passed on",
                    false),
            Missed.COMES_LATER,
            ReadsbParser::new,
            ReadsbParser.VERSION),
    HISTORY(
            new ProviderInfo(
                    "history",
                    "Imported tables whose columns a mapping names, and trajectories in JSON",
                    "Whatever the owner of the files says; not to be passed on",
                    false),
            Missed.COMES_LATER,
            HistoryParser::new,
            HistoryParser.VERSION);

    /** What becomes of data that were not fetched when they were new. */
    private enum Missed {
        IS_LOST,
        COMES_LATER
    }

    private static final Map<String, ProviderType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(type -> type.info.name(), type -> type));

    private final ProviderInfo info;
    private final Missed missed;
    private final Supplier<CaptureParser> parsers;
    private final int parserVersion;

    ProviderType(ProviderInfo info, Missed missed, Supplier<CaptureParser> parsers, int parserVersion) {
        this.info = info;
        this.missed = missed;
        this.parsers = parsers;
        this.parserVersion = parserVersion;
    }

    public ProviderInfo info() {
        return info;
    }

    /** Whether a source goes on where it was left, so that what it brings may be as old as an outage was long. */
    public boolean resumes() {
        return missed == Missed.COMES_LATER;
    }

    /**
     * Which provider is believed where several tell of one aircraft at a time; lower is better, no two are
     * equal. See {@link dev.slipstream.core.trajectory.ProviderMerge}.
     */
    public int rank() {
        return ordinal();
    }

    /** The {@link #rank} of the provider of that name; one that is not known here comes last. */
    public static int rankOf(String name) {
        ProviderType type = BY_NAME.get(name);
        return type == null ? BY_NAME.size() : type.rank();
    }

    /** A parser in its starting state, for the captures of one source. */
    public CaptureParser newParser() {
        return parsers.get();
    }

    /** Grows when the same captures give other items: the hours that were settled by an older one are settled again. */
    public int parserVersion() {
        return parserVersion;
    }

    public static Optional<ProviderType> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
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
