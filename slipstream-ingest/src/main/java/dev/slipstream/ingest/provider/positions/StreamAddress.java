package dev.slipstream.ingest.provider.positions;

import dev.slipstream.core.config.UserError;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * Where a stream is: {@code http} and {@code https} are server-sent events, {@code ws} and {@code wss} a WebSocket.
 *
 * @param headers sent with every request, such as {@code Authorization}; never shown
 */
public record StreamAddress(URI uri, Map<String, String> headers) {
    public StreamAddress {
        headers = Map.copyOf(headers);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !scheme.matches("https?|wss?")) {
            throw new UserError("Cannot follow a stream of positions at '" + shown(uri)
                    + "': that is no address of one. Use http:// or https:// for server-sent events, ws:// or wss:// for"
                    + " a WebSocket.");
        }
    }

    boolean isWebSocket() {
        return uri.getScheme().toLowerCase(Locale.ROOT).startsWith("ws");
    }

    /** Without user, password and query, where keys may stand. */
    String shown() {
        return shown(uri);
    }

    private static String shown(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return uri.getScheme() + "://" + uri.getHost() + port + path;
    }

    @Override
    public String toString() {
        return shown();
    }
}
