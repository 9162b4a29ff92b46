package dev.slipstream.app.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A page that watches {@code /api/v1/live}: its messages in the order in which they came. */
public final class LivePage implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<Object> messages = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final WebSocket socket;

    private LivePage(URI server, String... headers) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        URI address = URI.create("ws://" + server.getAuthority() + "/api/v1/live");
        socket = builder.buildAsync(address, this).join();
    }

    /**
     * Opens the page.
     *
     * @param headers name, value, name, value
     * @throws java.util.concurrent.CompletionException when the server refuses
     */
    public static LivePage open(URI server, String... headers) {
        return new LivePage(server, headers);
    }

    /** The next text message of this type; other messages before it are passed over. */
    public JsonNode awaitText(String type) throws InterruptedException {
        while (true) {
            Object message = next("a text of type " + type);
            if (message instanceof JsonNode json
                    && type.equals(json.path("type").textValue())) {
                return json;
            }
        }
    }

    /** The next binary message; texts before it are passed over. */
    public DecodedFrame awaitFrame() throws InterruptedException {
        while (true) {
            if (next("a binary message") instanceof ByteBuffer frame) {
                return DecodedFrame.read(frame);
            }
        }
    }

    private Object next(String what) throws InterruptedException {
        Object message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("No message for " + PATIENCE_SECONDS + " s, waiting for " + what);
        }
        return message;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                messages.add(JSON.readTree(text.toString()));
            } catch (JsonProcessingException e) {
                throw new AssertionError("Not JSON: " + text, e);
            }
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] piece = new byte[data.remaining()];
        data.get(piece);
        bytes.writeBytes(piece);
        if (last) {
            messages.add(ByteBuffer.wrap(bytes.toByteArray()));
            bytes.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
