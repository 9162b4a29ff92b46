package dev.slipstream.ingest.provider.positions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An open WebSocket, cut into its messages, each kept as one line. Line breaks inside a message, which JSON has only
 * between its tokens, become blanks. Messages are asked for as they are taken, so that a slow reader slows the server
 * down. A message is kept to {@link #MAX_MESSAGE_CHARACTERS}; the rest of a longer one is left out, which makes it
 * unreadable and counted.
 */
final class MessageConnection implements StreamConnection, WebSocket.Listener {
    static final int MAX_MESSAGE_CHARACTERS = 1024 * 1024;

    private static final int AHEAD = 64;
    private static final JsonFactory JSON = new JsonFactory();

    /** A whole message, a sign of life without text, or why there will be no more. */
    private record Arrival(
            @Nullable String message, @Nullable IOException failure) {}

    private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private volatile @Nullable WebSocket socket;

    @Override
    public @Nullable Frame next(Duration longest) throws IOException, InterruptedException {
        Arrival arrival = arrivals.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
        if (arrival == null) {
            return null;
        }
        if (arrival.failure() != null) {
            throw arrival.failure();
        }
        WebSocket open = socket;
        if (open != null) {
            open.request(1);
        }
        String message = arrival.message();
        if (message == null) {
            return Frame.SIGN_OF_LIFE;
        }
        String line = message.replace('\n', ' ').replace('\r', ' ');
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        return new Frame(bytes, offset(line), !line.isBlank());
    }

    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null && !open.isOutputClosed()) {
            open.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((closed, failure) -> open.abort());
        } else if (open != null) {
            open.abort();
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        opened.request(AHEAD);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        int room = MAX_MESSAGE_CHARACTERS - text.length();
        text.append(part, 0, Math.min(room, part.length()));
        if (last) {
            arrivals.add(new Arrival(text.toString(), null));
            text.setLength(0);
        } else {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        // A character that is cut between two parts becomes two replacements; JSON comes as text.
        return onText(from, StandardCharsets.UTF_8.decode(part), last);
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        arrivals.add(new Arrival(null, null));
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        arrivals.add(new Arrival(null, null));
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        arrivals.add(new Arrival(null, new EOFException("the server closed with " + code + " " + reason)));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        IOException known = failure instanceof IOException io ? io : new IOException(failure);
        arrivals.add(new Arrival(null, known));
    }

    /** The number at {@code offset}; null when there is none. */
    private static @Nullable String offset(String message) {
        try (JsonParser json = JSON.createParser(message)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isOffset = json.currentName().equals("offset");
                JsonToken value = json.nextToken();
                if (isOffset && value == JsonToken.VALUE_NUMBER_INT && json.getTextLength() <= 18) {
                    return json.getText();
                }
                json.skipChildren();
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }
}
