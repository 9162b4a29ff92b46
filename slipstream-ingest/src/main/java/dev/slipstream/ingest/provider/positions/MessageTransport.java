package dev.slipstream.ingest.provider.positions;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A WebSocket: the last offset goes in the query, as {@code from}. */
final class MessageTransport implements StreamTransport {
    private final StreamAddress address;
    private final HttpClient client;
    private final Duration connectTimeout;

    MessageTransport(StreamAddress address, HttpClient client, Duration connectTimeout) {
        this.address = address;
        this.client = client;
        this.connectTimeout = connectTimeout;
    }

    @Override
    public StreamConnection open(String after) throws IOException, InterruptedException {
        MessageConnection connection = new MessageConnection();
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(connectTimeout);
        address.headers().forEach(builder::header);
        CompletableFuture<WebSocket> opening = builder.buildAsync(uri(after), connection);
        try {
            opening.get();
            return connection;
        } catch (InterruptedException e) {
            opening.whenComplete((opened, failure) -> {
                if (opened != null) {
                    opened.abort();
                }
            });
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                throw ConnectionRefused.of(
                        refused.getResponse().statusCode(),
                        refused.getResponse().headers());
            }
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    @Override
    public String request(String after) {
        return after.isEmpty() ? address.shown() : address.shown() + "?from=" + after;
    }

    private URI uri(String after) {
        if (after.isEmpty()) {
            return address.uri();
        }
        String known = address.uri().toString();
        return URI.create(known + (address.uri().getRawQuery() == null ? "?" : "&") + "from="
                + URLEncoder.encode(after, StandardCharsets.UTF_8));
    }
}
