package dev.slipstream.ingest.provider.opensky;

import dev.slipstream.core.geo.BoundingBox;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask for what. With boxes and aircraft, the aircraft are asked for within the boxes.
 *
 * @param api root of the REST API, such as {@link #PUBLIC_API}
 * @param tokens where client credentials are exchanged for a token, such as {@link #PUBLIC_TOKENS}
 * @param credentials null to ask anonymously
 * @param boxes may cross the antimeridian; empty for everywhere
 * @param icao24s six hexadecimal digits each; empty for all aircraft
 * @param extended whether rows carry the aircraft's category
 */
public record OpenSkyOptions(
        URI api,
        URI tokens,
        @Nullable ClientCredentials credentials,
        List<BoundingBox> boxes,
        List<String> icao24s,
        boolean extended) {

    public static final URI PUBLIC_API = URI.create("https://opensky-network.org/api");
    public static final URI PUBLIC_TOKENS =
            URI.create("https://auth.opensky-network.org/auth/realms/opensky-network/protocol/openid-connect/token");

    /** OpenSky's data change every 10 s for anonymous callers, every 5 s for others; its own client asks no sooner. */
    private static final Duration ANONYMOUS_INTERVAL = Duration.ofSeconds(10);

    private static final Duration ACCOUNT_INTERVAL = Duration.ofSeconds(5);
    private static final Pattern ICAO24 = Pattern.compile("[0-9a-f]{6}");

    public OpenSkyOptions {
        requireRoot(api);
        requireRoot(tokens);
        boxes = List.copyOf(boxes);
        icao24s = icao24s.stream()
                .map(address -> address.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        for (String address : icao24s) {
            if (!ICAO24.matcher(address).matches()) {
                throw new IllegalArgumentException(
                        "Cannot ask for aircraft '" + address + "': write six hexadecimal digits such as 4ca123.");
            }
        }
    }

    /** The least time from one call to the next. */
    public Duration leastInterval() {
        return credentials == null ? ANONYMOUS_INTERVAL : ACCOUNT_INTERVAL;
    }

    /** One round of calls to {@code /states/all}, in order. */
    public List<OpenSkyRequest> requests() {
        return OpenSkyRequests.states(boxes, icao24s, extended);
    }

    private static void requireRoot(URI uri) {
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawQuery() != null) {
            throw new IllegalArgumentException("Cannot call '" + uri.getScheme() + "://" + uri.getHost()
                    + "': write https://HOST/PATH, without user name and query.");
        }
    }
}
