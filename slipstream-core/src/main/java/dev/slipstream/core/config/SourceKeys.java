package dev.slipstream.core.config;

import dev.slipstream.core.config.DailyWindows.Window;
import dev.slipstream.core.geo.BoundingBox;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The settings that each source has under its own name: {@code sources.*.every} stands for {@code
 * sources.opensky.every} and all others. To add one: declare it here and in {@link #ALL}.
 */
public final class SourceKeys {

    static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private static final ValueType<String> URL =
            ValueType.name("((https?|wss?)://[^\\s/]+.*)?", "a URL such as https://host/path, or empty");

    public static final Setting<String> PROVIDER = Setting.of(
            "sources.*.provider",
            ValueType.name("(" + NAME + ")?", "a provider's name, or empty"),
            "",
            "Whose data it is; empty is the provider that is called as the source.");
    public static final Setting<Optional<Duration>> EVERY = Setting.of(
            "sources.*.every",
            SourceValues.durationOrEmpty("100ms", "31d"),
            "",
            "The time between two calls; empty is the least that quota and data allow.");
    public static final Setting<List<Window>> BETWEEN = Setting.of(
            "sources.*.between", SourceValues.windows(), "", "When it is called, by the clock; empty is all day.");
    public static final Setting<ZoneId> ZONE =
            Setting.of("sources.*.zone", SourceValues.zone(), "UTC", "Whose clocks `between` means.");
    public static final Setting<List<BoundingBox>> BOX = Setting.of(
            "sources.*.box",
            SourceValues.boxes(),
            "",
            "The areas to ask for, each a call of its own; empty is everywhere.");
    public static final Setting<List<String>> ICAO24 = Setting.of(
            "sources.*.icao24",
            SourceValues.addresses(),
            "",
            "The aircraft to ask for, by their ICAO 24-bit addresses; empty is all.");
    public static final Setting<Boolean> EXTENDED = Setting.of(
            "sources.*.extended",
            SourceValues.trueOrFalse(),
            "true",
            "Whether to ask for the aircraft's category too.");
    public static final Setting<String> ACCOUNT_CLASS = Setting.of(
            "sources.*.account-class",
            ValueType.name("(" + NAME + ")?", "a class of the provider's accounts, or empty"),
            "",
            "What the provider allows the account; empty is its lowest class with or without login.");
    public static final Setting<String> CLIENT_ID =
            Setting.of("sources.*.client-id", ValueType.text(), "", "The account's client id; empty is no login.");
    public static final Setting<String> CLIENT_SECRET =
            Setting.secret("sources.*.client-secret", "The secret of the account's client id.");
    public static final Setting<String> CLIENT_SECRET_FILE = Setting.of(
            "sources.*.client-secret-file",
            ValueType.pathOrEmpty(),
            "",
            "A file with the secret on its first line, or OpenSky's credentials.json with id and secret.");
    public static final Setting<String> BASE_URL =
            Setting.of("sources.*.base-url", URL, "", "Where the provider's API is; empty is the provider's own.");
    public static final Setting<String> TOKEN_URL =
            Setting.of("sources.*.token-url", URL, "", "Where access tokens are given; empty is the provider's own.");
    public static final Setting<String> STREAM_URL =
            Setting.of("sources.*.url", URL, "", "The stream to listen to, for providers that send by themselves.");
    public static final Setting<String> CONTACT = Setting.of(
            "sources.*.contact",
            ValueType.name("[^\\p{Cntrl}]*", "text in one line"),
            "",
            "An address or page that the provider is told, so that it can reach you.");
    public static final Setting<String> PROXY = Setting.of(
            "sources.*.proxy",
            ValueType.name("(http://)?([^\\s/:]+:\\d{1,5})?/?", "host:port, or empty"),
            "",
            "The HTTP proxy to go through; empty is the one of HTTPS_PROXY, ALL_PROXY and NO_PROXY, if any.");
    public static final Setting<Duration> TIMEOUT = Setting.of(
            "sources.*.timeout", ValueType.duration("1s", "10m"), "30s", "How long an answer is waited for.");
    public static final Setting<Optional<Long>> CALLS_PER_DAY = Setting.of(
            "sources.*.calls-per-day",
            SourceValues.countOrEmpty(),
            "",
            "The most calls in any 24 hours, whatever the provider allows; empty is no such cap.");
    public static final Setting<Optional<BigDecimal>> MONEY_PER_MONTH = Setting.of(
            "sources.*.money-per-month",
            SourceValues.amountOrEmpty(),
            "",
            "The most that it may cost a month, in the provider's currency; empty is no such cap.");

    /** In the order of the reference. */
    public static final List<Setting<?>> ALL = List.of(
            PROVIDER,
            EVERY,
            BETWEEN,
            ZONE,
            BOX,
            ICAO24,
            EXTENDED,
            ACCOUNT_CLASS,
            CLIENT_ID,
            CLIENT_SECRET,
            CLIENT_SECRET_FILE,
            BASE_URL,
            TOKEN_URL,
            STREAM_URL,
            CONTACT,
            PROXY,
            TIMEOUT,
            CALLS_PER_DAY,
            MONEY_PER_MONTH);

    private SourceKeys() {}
}
