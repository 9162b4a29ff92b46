package dev.slipstream.app.run;

import dev.slipstream.app.run.SourceFactory.Order;
import dev.slipstream.core.config.SourceSettings;
import dev.slipstream.core.config.UserError;
import dev.slipstream.ingest.pace.CallHistory;
import dev.slipstream.ingest.provider.FlightProvider;
import dev.slipstream.ingest.provider.positions.PositionsProvider;
import dev.slipstream.ingest.provider.positions.StreamAddress;
import dev.slipstream.ingest.provider.positions.StreamLimits;
import dev.slipstream.ingest.transport.HttpOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** Makes sources that follow a stream of positions from their settings. */
final class PositionsSource {
    /** From one connection to the next after one that had brought something. */
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private PositionsSource() {}

    /** @throws UserError when the settings do not go together */
    static Function<String, FlightProvider> of(Order order) {
        SourceSettings source = order.plan().settings();
        String url = source.connection().streamUrl();
        if (url.isEmpty()) {
            throw new UserError("Cannot run source '" + source.name() + "': sources." + source.name()
                    + ".url is not set. Set it to the stream: http:// or https:// for server-sent events, ws:// or"
                    + " wss:// for a WebSocket.");
        }
        try {
            HttpOptions http = Calls.httpOptions(source);
            StreamAddress address = new StreamAddress(URI.create(url), Map.of("User-Agent", http.userAgent()));
            HttpClient client = HttpClient.newBuilder()
                    .connectTimeout(http.connectTimeout())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .proxy(http.proxy().selector())
                    .build();
            return cursor -> new PositionsProvider(
                    address,
                    client,
                    Calls.gate(order, RECONNECT, RECONNECT, CallHistory.NONE),
                    order.pacer(),
                    order.clock(),
                    StreamLimits.USUAL,
                    cursor);
        } catch (IllegalArgumentException e) {
            throw Calls.doNotGoTogether(order, e);
        }
    }
}
