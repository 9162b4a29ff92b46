package dev.slipstream.bench.ingest;

import com.sun.net.httpserver.HttpServer;
import dev.slipstream.app.embedded.EmbeddedKafka;
import dev.slipstream.app.embedded.Ports;
import dev.slipstream.core.wire.WireSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The program's broker in a process of its own, with the part of a schema registry that readers ask:
 * the schema of an id. Prints {@code UP bootstrapServers registryUrl} and lives until it is killed.
 */
public final class BenchBroker {
    private static final int FAILED = 3;

    private BenchBroker() {}

    public static void main(String[] arguments) throws IOException {
        EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), Ports.free(), problem -> {
            System.err.println(problem);
            Runtime.getRuntime().halt(FAILED);
        });
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        HttpServer registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (WireSchema schema : WireSchema.values()) {
            serve(registry, schema);
        }
        registry.start();
        System.out.println("UP " + kafka.bootstrapServers() + " http://127.0.0.1:"
                + registry.getAddress().getPort());
        System.out.flush();
    }

    private static void serve(HttpServer registry, WireSchema schema) {
        String text = schema.schema().toString().replace("\\", "\\\\").replace("\"", "\\\"");
        byte[] answer = ("{\"schema\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
        registry.createContext("/schemas/ids/" + schema.id(), exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(200, answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer);
            }
        });
    }
}
