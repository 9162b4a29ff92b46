package dev.slipstream.app.simulate;

import dev.slipstream.ingest.provider.simulator.serve.PositionStream;
import dev.slipstream.ingest.provider.simulator.serve.SimulatedClock;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.websocket.api.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /stream} (server-sent events) and {@code /ws} (WebSocket): positions from now on, or from any offset of
 * the history. Each reader has a thread that waits when the reader does not keep up, so that no queue grows.
 */
final class StreamRoutes implements AutoCloseable {

    static final int MOST_STREAMS = 64;

    private static final Logger log = LoggerFactory.getLogger(StreamRoutes.class);
    private static final int UNSUPPORTED_DATA = 1003;
    private static final int TRY_AGAIN_LATER = 1013;
    private static final String CLOSED = "the reader has gone";

    private final PositionStream positions;
    private final SimulatedClock clock;
    private final Semaphore places = new Semaphore(MOST_STREAMS);
    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();
    private final Map<String, Thread> sockets = new ConcurrentHashMap<>();

    StreamRoutes(PositionStream positions, SimulatedClock clock) {
        this.positions = positions;
        this.clock = clock;
    }

    void register(RoutesConfig routes) {
        routes.get("/stream", this::stream);
        routes.ws("/ws", this::configure);
    }

    private void stream(Context context) throws IOException {
        @Nullable String last = context.header("Last-Event-ID");
        StartOffset start =
                StartOffset.after(last == null ? context.queryParam("lastEventId") : last, positions, clock);
        if (start.problem() != null) {
            context.status(start.tooOld() ? 410 : 400).result(start.problem());
        } else if (!places.tryAcquire()) {
            context.status(503).result("There are " + MOST_STREAMS + " readers already.");
        } else {
            try {
                context.status(200);
                context.header("Content-Type", "text/event-stream");
                context.header("Cache-Control", "no-store");
                run(start.offset(), new EventWriter(context.res()));
            } finally {
                places.release();
            }
        }
    }

    private void configure(WsConfig ws) {
        ws.onConnect(this::connect);
        ws.onClose(context -> end(context.sessionId()));
        ws.onError(context -> end(context.sessionId()));
    }

    private void connect(WsConnectContext context) {
        StartOffset start = StartOffset.at(context.queryParam("from"), positions, clock);
        if (start.problem() != null) {
            context.session.close(UNSUPPORTED_DATA, start.problem(), Callback.NOOP);
            return;
        }
        if (!places.tryAcquire()) {
            context.session.close(TRY_AGAIN_LATER, "there are " + MOST_STREAMS + " readers already", Callback.NOOP);
            return;
        }
        context.enableAutomaticPings();
        Thread thread = new Thread(
                () -> {
                    try {
                        run(start.offset(), new MessageWriter(context.session));
                    } finally {
                        places.release();
                    }
                },
                "simulate-ws");
        thread.setDaemon(true);
        sockets.put(context.sessionId(), thread);
        thread.start();
    }

    private void end(String session) {
        Thread thread = sockets.remove(session);
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run(long from, PositionPump.Reader reader) {
        readers.add(Thread.currentThread());
        try {
            new PositionPump(positions, clock, clock).run(from, reader);
        } catch (IOException e) {
            log.debug("A stream ends: {}", CLOSED, e);
        } catch (InterruptedException e) {
            log.debug("A stream ends: it was stopped");
        } finally {
            readers.remove(Thread.currentThread());
        }
    }

    @Override
    public void close() {
        readers.forEach(Thread::interrupt);
    }
}
