package dev.slipstream.app.simulate;

import dev.slipstream.ingest.provider.simulator.serve.PositionStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** WebSocket messages <code>{"offset": …, "position": {…}}</code>, a bounded number of them under way. */
final class MessageWriter implements PositionPump.Reader {

    private static final int MOST_UNDER_WAY = 64;

    private final Session session;
    private final Semaphore free = new Semaphore(MOST_UNDER_WAY);

    MessageWriter(Session session) {
        this.session = session;
    }

    @Override
    public void write(List<PositionStream.Entry> entries) throws IOException, InterruptedException {
        for (PositionStream.Entry entry : entries) {
            free.acquire();
            if (!session.isOpen()) {
                throw new IOException("the WebSocket is closed");
            }
            session.sendText(
                    "{\"offset\":" + entry.offset() + ",\"position\":"
                            + entry.position().json() + "}",
                    Callback.from(free::release, failure -> free.release()));
        }
    }

    /** The server pings by itself. */
    @Override
    public void beat() throws IOException {
        if (!session.isOpen()) {
            throw new IOException("the WebSocket is closed");
        }
    }
}
