package dev.slipstream.ingest.provider.positions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server of numbered positions on a loopback port, over both transports, that can be killed and started again on the
 * same port. Message N says flight {@code fN}; {@link #offer} makes more of them available.
 */
public final class PositionServer implements AutoCloseable {
    private static final String WEB_SOCKET_KEY = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> resumed = new CopyOnWriteArrayList<>();
    private final long timestamp;
    private ServerSocket listening;
    private int port;
    private int available;
    private int connections;
    private volatile int breakEvery = Integer.MAX_VALUE;
    private volatile boolean repeatsLast;
    private volatile String refusal = "";
    private volatile String greeting = "";

    /** @param timestamp of all positions, milliseconds since 1970 */
    public PositionServer(long timestamp) {
        this.timestamp = timestamp;
        start();
    }

    public URI events() {
        return URI.create("http://127.0.0.1:" + port + "/stream?key=secret");
    }

    public URI webSocket() {
        return URI.create("ws://127.0.0.1:" + port + "/ws?key=secret");
    }

    /** Makes the messages up to {@code offset} available. */
    public synchronized void offer(int offset) {
        available = Math.max(available, offset);
        notifyAll();
    }

    /** Breaks each connection in the middle of a message after so many. */
    public void breakEvery(int messages) {
        breakEvery = messages;
    }

    /** Answers with the offset asked for once more, as servers do that read {@code from} as inclusive. */
    public void repeatLast() {
        repeatsLast = true;
    }

    /** Answers requests with this status line and headers, until empty. */
    public void refuseWith(String head) {
        refusal = head;
    }

    /** What event streams begin with. */
    public void greetWith(String text) {
        greeting = text;
    }

    /** What each connection asked to go on after; empty for the beginning. */
    public List<String> resumed() {
        return List.copyOf(resumed);
    }

    public void start() {
        try {
            listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            port = listening.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ServerSocket accepting = listening;
        start("accept", () -> {
            while (!accepting.isClosed()) {
                Socket socket = accepting.accept();
                open.add(socket);
                start("serve", () -> serve(socket));
            }
        });
    }

    /** Breaks all connections and takes no more. */
    public void kill() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
            open.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private void serve(Socket socket) throws IOException, InterruptedException {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String request = in.readLine();
            Map<String, String> headers = new HashMap<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                headers.put(line.split(": ", 2)[0].toLowerCase(), line.split(": ", 2)[1]);
            }
            OutputStream out = socket.getOutputStream();
            if (!refusal.isEmpty()) {
                write(out, refusal + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                return;
            }
            boolean events = request.startsWith("GET /stream");
            String from =
                    events ? headers.getOrDefault("last-event-id", "") : request.replaceAll(".*from=|.* HTTP.*", "");
            from = request.contains("from=") ? request.replaceAll(".*from=([0-9]+).*", "$1") : from;
            resumed.add(from);
            write(out, events ? eventHead() : webSocketHead(headers.get("sec-websocket-key")));
            stream(out, events, from.isEmpty() ? 0 : Integer.parseInt(from));
        } finally {
            open.remove(socket);
        }
    }

    private void stream(OutputStream out, boolean events, int after) throws IOException, InterruptedException {
        int sent = 0;
        int first = repeatsLast && after > 0 ? after : after + 1;
        for (int offset = first; ; offset++) {
            awaitAvailable(offset);
            byte[] message = events ? event(offset) : webSocketText(message(offset));
            if (++sent > breakEvery) {
                out.write(message, 0, message.length / 2);
                out.flush();
                return;
            }
            out.write(message);
            out.flush();
        }
    }

    private synchronized void awaitAvailable(int offset) throws InterruptedException {
        while (offset > available) {
            wait();
        }
    }

    private String eventHead() {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n" + greeting;
    }

    private static String webSocketHead(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((key + WEB_SOCKET_KEY).getBytes(StandardCharsets.ISO_8859_1));
            return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String position(int offset) {
        return "{\"flight_id\":\"f" + offset + "\",\"hex\":null,\"latitude\":50,\"longitude\":10,\"timestamp\":"
                + timestamp + "}";
    }

    private String message(int offset) {
        return "{\"offset\":" + offset + ",\n\"position\":" + position(offset) + "}";
    }

    private byte[] event(int offset) {
        return ("id: " + offset + "\ndata: " + position(offset) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** One unmasked text frame (RFC 6455, 5.2). */
    private static byte[] webSocketText(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        int head = payload.length < 126 ? 2 : 4;
        byte[] frame = new byte[head + payload.length];
        frame[0] = (byte) 0x81;
        if (head == 2) {
            frame[1] = (byte) payload.length;
        } else {
            frame[1] = 126;
            frame[2] = (byte) (payload.length >> 8);
            frame[3] = (byte) payload.length;
        }
        System.arraycopy(payload, 0, frame, head, payload.length);
        return frame;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void start(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException | InterruptedException e) {
                        // The peer has gone or the server was killed, as tests want it.
                    }
                },
                "position-server-" + name + "-" + connections++);
        thread.setDaemon(true);
        thread.start();
    }
}
