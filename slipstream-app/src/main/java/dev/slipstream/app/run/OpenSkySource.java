package dev.slipstream.app.run;

import dev.slipstream.app.run.SourceFactory.Order;
import dev.slipstream.core.config.SourceSettings;
import dev.slipstream.core.config.UserError;
import dev.slipstream.ingest.provider.FlightProvider;
import dev.slipstream.ingest.provider.opensky.ClientCredentials;
import dev.slipstream.ingest.provider.opensky.OpenSkyClient;
import dev.slipstream.ingest.provider.opensky.OpenSkyOptions;
import dev.slipstream.ingest.provider.opensky.OpenSkyProvider;
import dev.slipstream.ingest.transport.HttpCaller;
import dev.slipstream.ingest.transport.HttpOptions;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes live sources of OpenSky from their settings. */
final class OpenSkySource {
    private OpenSkySource() {}

    /** @throws UserError when the settings do not go together */
    static Function<String, FlightProvider> of(Order order) {
        try {
            SourceSettings source = order.plan().settings();
            OpenSkyOptions options = options(source);
            HttpOptions http = Calls.httpOptions(source);
            Duration every = perCall(order, options);
            return cursor -> new OpenSkyProvider(
                    options,
                    new OpenSkyClient(options, new HttpCaller(http, order.clock()), order.clock()),
                    Calls.gate(order, every, options.leastInterval(), OpenSkyProvider.history(cursor)),
                    order.clock(),
                    cursor);
        } catch (IllegalArgumentException e) {
            throw Calls.doNotGoTogether(order, e);
        }
    }

    /** As planned, and never sooner than OpenSky's own client would. */
    static Duration perCall(Order order, OpenSkyOptions options) {
        Duration even = order.plan().perCall().orElse(options.leastInterval());
        return even.compareTo(options.leastInterval()) < 0 ? options.leastInterval() : even;
    }

    static OpenSkyOptions options(SourceSettings source) {
        SourceSettings.Account account = source.account();
        @Nullable
        ClientCredentials credentials = account.hasLogin()
                ? new ClientCredentials(
                        account.clientId(), account.clientSecret().text())
                : null;
        return new OpenSkyOptions(
                uri(source.connection().baseUrl(), OpenSkyOptions.PUBLIC_API),
                uri(source.connection().tokenUrl(), OpenSkyOptions.PUBLIC_TOKENS),
                credentials,
                source.boxes(),
                source.icao24(),
                source.extended());
    }

    private static URI uri(String chosen, URI otherwise) {
        return chosen.isEmpty() ? otherwise : URI.create(chosen);
    }
}
