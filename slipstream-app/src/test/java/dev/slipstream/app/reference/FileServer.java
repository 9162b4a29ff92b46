package dev.slipstream.app.reference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server of files with entity tags; it can break as real ones do. */
final class FileServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Integer> cutAfter = new ConcurrentHashMap<>();
    private final Map<String, Integer> answersWith = new ConcurrentHashMap<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    FileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void put(String path, byte[] content) {
        files.put(path, content);
    }

    void put(String path, String content) {
        put(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Announces the whole file and ends after so many bytes. */
    void cut(String path, int bytes) {
        cutAfter.put(path, bytes);
    }

    /** Answers with this status; 0 never ends its answer. */
    void breakWith(String path, int status) {
        answersWith.put(path, status);
    }

    void mend() {
        cutAfter.clear();
        answersWith.clear();
    }

    /** What was asked and answered since the last call, as {@code /airports.csv 304}. */
    List<String> takeLog() {
        List<String> taken = List.copyOf(log);
        log.clear();
        return taken;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] content = files.get(path);
            int status = answersWith.getOrDefault(path, content == null ? 404 : 200);
            String tag = content == null ? "" : '"' + Integer.toHexString(Arrays.hashCode(content)) + '"';
            if (status == 200 && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                status = 304;
            }
            log.add(path + " " + status);
            if (status == 200 || status == 0) {
                exchange.getResponseHeaders().set("ETag", tag);
                exchange.getResponseHeaders().set("Last-Modified", "Thu, 20 Nov 2026 00:00:00 GMT");
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody()
                        .write(content, 0, status == 0 ? 1 : cutAfter.getOrDefault(path, content.length));
                exchange.getResponseBody().flush();
                if (status == 0) {
                    awaitClose();
                }
            } else {
                exchange.sendResponseHeaders(status, -1);
            }
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
