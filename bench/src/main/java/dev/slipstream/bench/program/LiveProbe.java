package dev.slipstream.bench.program;

import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Joins the live picture as the map does and says whether an aircraft has come. */
final class LiveProbe implements WebSocket.Listener {
    private final AtomicBoolean seen = new AtomicBoolean();
    private final StringBuilder text = new StringBuilder();

    static LiveProbe join(Program program) {
        LiveProbe probe = new LiveProbe();
        program.http().newWebSocketBuilder().buildAsync(program.live(), probe).join();
        return probe;
    }

    boolean hasAircraft() {
        return seen.get();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            if (text.indexOf("\"type\":\"identities\"") >= 0) {
                seen.set(true);
            }
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }
}
