package dev.slipstream.ingest.provider.positions;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Flow;

/** Server-sent events: the last offset goes in the header {@code Last-Event-ID}. */
final class EventTransport implements StreamTransport {
    private final StreamAddress address;
    private final HttpClient client;
    private final Duration connectTimeout;

    EventTransport(StreamAddress address, HttpClient client, Duration connectTimeout) {
        this.address = address;
        this.client = client;
        this.connectTimeout = connectTimeout;
    }

    @Override
    public StreamConnection open(String after) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.uri())
                .timeout(connectTimeout)
                .header("Accept", "text/event-stream")
                .header("Cache-Control", "no-store");
        address.headers().forEach(request::setHeader);
        if (!after.isEmpty()) {
            request.header("Last-Event-ID", after);
        }
        HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer =
                client.send(request.build(), HttpResponse.BodyHandlers.ofPublisher());
        EventConnection connection = new EventConnection();
        answer.body().subscribe(connection);
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() != 200) {
            connection.close();
            throw ConnectionRefused.of(answer.statusCode(), answer.headers());
        }
        if (!type.toLowerCase(Locale.ROOT).startsWith("text/event-stream")) {
            connection.close();
            throw ConnectionRefused.unexpectedType(type);
        }
        return connection;
    }

    @Override
    public String request(String after) {
        return after.isEmpty() ? address.shown() : address.shown() + " after " + after;
    }
}
