package dev.slipstream.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops a PostgreSQL server that an earlier, killed program left behind over the same folder. */
final class StalePostmaster {
    private static final Logger log = LoggerFactory.getLogger(StalePostmaster.class);

    private StalePostmaster() {}

    static void stop(Path cluster) throws IOException {
        Optional<ProcessHandle> postmaster = find(cluster);
        if (postmaster.isEmpty()) {
            return;
        }
        ProcessHandle process = postmaster.get();
        log.info("Stopping the PostgreSQL (process {}) that a killed Slipstream left behind", process.pid());
        process.destroy();
        if (!endsWithin(process, 5)) {
            process.destroyForcibly();
            endsWithin(process, 5);
        }
    }

    /** The live server of {@code cluster}: the process of its pid file, when that is a PostgreSQL over this folder. */
    private static Optional<ProcessHandle> find(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        boolean readable = lines.size() > 1 && lines.get(0).strip().matches("\\d{1,10}");
        if (!readable || !Path.of(lines.get(1).strip()).equals(cluster.toAbsolutePath())) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> serves(process.info(), cluster.toAbsolutePath()));
    }

    /** Whether it is a PostgreSQL over this folder: after a reboot the number may be another server's. */
    private static boolean serves(ProcessHandle.Info process, Path cluster) {
        return process.command().orElse("").contains("postgres")
                && process.arguments()
                        .map(arguments -> List.of(arguments).contains(cluster.toString()))
                        .orElse(true);
    }

    private static boolean endsWithin(ProcessHandle process, int seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("Cannot wait for process " + process.pid(), e);
        }
    }
}
