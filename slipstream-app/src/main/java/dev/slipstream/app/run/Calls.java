package dev.slipstream.app.run;

import dev.slipstream.app.run.SourceFactory.Order;
import dev.slipstream.core.config.SourceSettings;
import dev.slipstream.core.config.UserError;
import dev.slipstream.ingest.pace.BackOff;
import dev.slipstream.ingest.pace.CallHistory;
import dev.slipstream.ingest.pace.CallTimes;
import dev.slipstream.ingest.pace.GateOptions;
import dev.slipstream.ingest.pace.SourceGate;
import dev.slipstream.ingest.transport.HttpOptions;
import dev.slipstream.ingest.transport.ProxyRoute;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What all sources that call somebody have in common. */
final class Calls {
    private Calls() {}

    /**
     * The gate of one source.
     *
     * @param every from one call to the next after an answer
     * @param leastGap from one call to the next in any case
     */
    static SourceGate gate(Order order, Duration every, Duration leastGap, CallHistory history) {
        CallTimes times = new CallTimes(every, leastGap, order.plan().settings().windows());
        return new SourceGate(
                new GateOptions(order.plan().source(), order.plan().account(), times, BackOff.STANDARD),
                history,
                order.ledger(),
                order.standby(),
                order.listener(),
                order.clock(),
                order.pacer(),
                order.random());
    }

    static HttpOptions httpOptions(SourceSettings source) {
        SourceSettings.Connection connection = source.connection();
        Duration timeout = connection.timeout();
        Duration connect = HttpOptions.standard("").connectTimeout();
        return new HttpOptions(
                connect.compareTo(timeout) < 0 ? connect : timeout,
                timeout,
                HttpOptions.userAgent(version(), connection.contact()),
                proxy(connection.proxy()),
                HttpOptions.MAX_BODY_BYTES);
    }

    static UserError doNotGoTogether(Order order, IllegalArgumentException e) {
        return new UserError("Cannot run source '" + order.plan().source() + "': " + e.getMessage(), e);
    }

    /** Empty is what the environment says, as for other programs. */
    private static ProxyRoute proxy(String chosen) {
        if (chosen.isEmpty()) {
            return ProxyRoute.of(System.getenv());
        }
        return new ProxyRoute(URI.create(chosen.contains("://") ? chosen : "http://" + chosen), List.of());
    }

    private static String version() {
        String built = Calls.class.getPackage().getImplementationVersion();
        return built == null ? "dev" : built;
    }
}
