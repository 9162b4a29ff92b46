package dev.slipstream.ingest.provider.positions;

import dev.slipstream.ingest.pace.CallGate.Result;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The server answered a request for a stream with something else. */
final class ConnectionRefused extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable Duration retryAfter;

    private ConnectionRefused(int status, @Nullable Duration retryAfter, String message) {
        super(message);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    static ConnectionRefused of(int status, HttpHeaders headers) {
        Duration retryAfter = headers.firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
        return new ConnectionRefused(status, retryAfter, "HTTP " + status);
    }

    static ConnectionRefused unexpectedType(String type) {
        return new ConnectionRefused(200, null, "the answer is '" + type + "' and no text/event-stream");
    }

    /** Null when the server does not say. */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /** 204 tells a reader of events not to come back. */
    boolean isTheEnd() {
        return status == 204;
    }

    Result result() {
        if (status == 429 || status == 503 && retryAfter != null) {
            return Result.TOLD_TO_WAIT;
        }
        return status == 408 || status >= 500 ? Result.FAILED : Result.REFUSED;
    }
}
