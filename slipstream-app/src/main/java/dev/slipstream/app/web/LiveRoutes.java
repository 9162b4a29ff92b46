package dev.slipstream.app.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipstream.app.live.LiveFeed;
import dev.slipstream.core.reference.ReferenceData;
import io.javalin.config.RoutesConfig;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/v1/live}: the live picture as JSON texts and binary frames (see the class LiveFrames). */
public final class LiveRoutes implements Routes {
    private static final Logger log = LoggerFactory.getLogger(LiveRoutes.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A page that falls this many messages behind is closed; it comes back and gets a snapshot. */
    private static final int MAX_PENDING = 64;

    private final LiveFeed feed;
    private final ReferenceData reference;
    private final InstantSource clock;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    public LiveRoutes(LiveFeed feed, ReferenceData reference, InstantSource clock) {
        this.feed = feed;
        this.reference = reference;
        this.clock = clock;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.ws("/api/v1/live", this::configure, Role.VIEWER);
    }

    private void configure(WsConfig ws) {
        ws.onConnect(this::connect);
        ws.onClose(context -> forget(context));
        ws.onError(context -> forget(context));
    }

    private void connect(WsConnectContext context) {
        context.enableAutomaticPings();
        Page page = new Page(context);
        pages.put(context.sessionId(), page);
        page.text(Map.of("type", "hello", "protocol", 1, "serverTime", clock.millis()));
        feed.join(page);
    }

    private void forget(WsContext context) {
        Page page = pages.remove(context.sessionId());
        if (page != null) {
            feed.leave(page);
        }
    }

    /** One browser page; sends without waiting and gives up on a page that does not keep up. */
    private final class Page implements LiveFeed.Watcher {
        private final WsContext context;
        private final AtomicInteger pending = new AtomicInteger();

        Page(WsContext context) {
            this.context = context;
        }

        @Override
        public void identities(List<LiveFeed.Identity> identities) {
            if (identities.isEmpty()) {
                return;
            }
            List<List<Object>> rows = new ArrayList<>(identities.size());
            for (LiveFeed.Identity identity : identities) {
                List<Object> row = new ArrayList<>(5);
                row.add(identity.slot());
                row.add(identity.aircraft());
                row.add(identity.callsign());
                row.add(identity.category());
                row.add(reference.operatorOf(identity.callsign()));
                rows.add(row);
            }
            text(Map.of("type", "identities", "rows", rows));
        }

        @Override
        public void frame(ByteBuffer frame) {
            if (mayStillSend()) {
                context.session.sendBinary(
                        frame, Callback.from(pending::decrementAndGet, failure -> pending.decrementAndGet()));
            }
        }

        @Override
        public void count(int aircraft, double statesPerSecond) {
            text(Map.of("type", "count", "aircraft", aircraft, "statesPerSecond", statesPerSecond));
        }

        private void text(Object message) {
            try {
                if (mayStillSend()) {
                    context.session.sendText(
                            JSON.writeValueAsString(message),
                            Callback.from(pending::decrementAndGet, failure -> pending.decrementAndGet()));
                }
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Cannot write a live message as JSON", e);
            }
        }

        private boolean mayStillSend() {
            if (!context.session.isOpen()) {
                return false;
            }
            if (pending.incrementAndGet() > MAX_PENDING) {
                log.debug("Closing a live page that is {} messages behind", MAX_PENDING);
                context.session.close(1013, "too slow", Callback.NOOP);
                return false;
            }
            return true;
        }
    }
}
