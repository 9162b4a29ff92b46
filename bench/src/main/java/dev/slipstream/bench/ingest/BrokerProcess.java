package dev.slipstream.bench.ingest;

import dev.slipstream.bench.process.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@link BenchBroker} running beside this process. */
final class BrokerProcess implements AutoCloseable {
    private static final int STOP_SECONDS = 20;

    private final Process process;
    private final String bootstrapServers;
    private final String registryUrl;

    private BrokerProcess(Process process, String bootstrapServers, String registryUrl) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
        this.registryUrl = registryUrl;
    }

    /** Starts the broker over {@code folder}; returns when it takes requests. */
    static BrokerProcess start(Path module, Path folder, Path log) throws IOException {
        ProcessBuilder builder = JavaProcess.of(module, BenchBroker.class.getName(), List.of("-Xms1g", "-Xmx1g"), log);
        builder.command().add(folder.toString());
        Process process = builder.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("UP")) {
                return new BrokerProcess(process, words[1], words[2]);
            }
        }
        throw new IllegalStateException("The broker did not start:\n" + JavaProcess.tail(log, 10));
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    String registryUrl() {
        return registryUrl;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
