package dev.slipstream.bench.ingest;

import dev.slipstream.bench.process.CpuTime;
import dev.slipstream.bench.process.JavaProcess;
import dev.slipstream.lakehouse.table.Lake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.catalog.TableIdentifier;

/** Runs one peer in its own process over empty tables and measures it. */
final class PeerProcess {
    private static final long LIMIT_SECONDS = 600;

    private final Path bench;
    private final Path work;
    private final List<String> jvmOptions;
    private final Map<String, String> tableProperties;
    private final boolean flightRecording;

    PeerProcess(
            Path bench,
            Path work,
            List<String> jvmOptions,
            Map<String, String> tableProperties,
            boolean flightRecording) {
        this.bench = bench;
        this.work = work;
        this.jvmOptions = jvmOptions;
        this.tableProperties = Map.copyOf(tableProperties);
        this.flightRecording = flightRecording;
    }

    Measured run(Peer peer, PeerTask task, ProcessHandle broker) throws IOException, InterruptedException {
        createTables(task);
        String name = peer.name().toLowerCase(java.util.Locale.ROOT) + "-" + task.parallelism();
        Path log = work.resolve(name + ".err");
        Path out = work.resolve(name + ".out");
        long machineBefore = CpuTime.millisOfMachine();
        long brokerBefore = CpuTime.millisOf(broker);
        long start = System.currentTimeMillis();
        Process process = JavaProcess.of(bench.resolve(peer.module()), peer.mainClass(), options(task, name), log)
                .redirectOutput(out.toFile())
                .start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(
                        peer.title() + " failed; the end of " + log + ":\n" + JavaProcess.tail(log, 12));
            }
        } finally {
            process.destroyForcibly();
        }
        double wall = (System.currentTimeMillis() - start) / 1000.0;
        double brokerCpu = (CpuTime.millisOf(broker) - brokerBefore) / 1000.0;
        double machineCpu = (CpuTime.millisOfMachine() - machineBefore) / 1000.0;
        TableIdentifier table = peer.table();
        TableCheck.Contents contents = table == null ? null : TableCheck.of(task.catalog(), table);
        Map<String, long[]> marks = marks(out);
        long[] first = marks.getOrDefault(Marks.FIRST_POLL, new long[] {start, 0, 0});
        long[] done = marks.get(Marks.DONE);
        if (done == null) {
            throw new IllegalStateException(peer.title() + " did not say that it was done");
        }
        long lastCommit = contents == null ? done[0] : contents.lastCommitMillis();
        return new Measured(
                peer,
                task.parallelism(),
                wall,
                (lastCommit - first[0]) / 1000.0,
                done[1] / 1000.0,
                (done[1] - first[1]) / 1000.0,
                brokerCpu,
                machineCpu - brokerCpu - done[1] / 1000.0,
                done[2],
                contents);
    }

    private void createTables(PeerTask task) {
        try (Lake lake = Lake.open(task.catalog())) {
            lake.createMissingTables();
            WireTable.create(task.catalog());
            for (String name : lake.tableNames()) {
                UpdateProperties update = lake.findTable(name).orElseThrow().updateProperties();
                tableProperties.forEach(update::set);
                update.commit();
            }
        }
    }

    private List<String> options(PeerTask task, String name) {
        List<String> options = new ArrayList<>(jvmOptions);
        options.addAll(task.options());
        if (flightRecording) {
            options.add("-XX:StartFlightRecording=settings=profile,filename=" + work.resolve(name + ".jfr"));
        }
        return options;
    }

    /** By name: time and CPU in milliseconds, peak in megabytes. */
    private static Map<String, long[]> marks(Path out) throws IOException {
        Map<String, long[]> marks = new HashMap<>();
        for (String line : Files.readAllLines(out, StandardCharsets.UTF_8)) {
            String[] words = line.split(" ");
            if (words[0].equals("MARK")) {
                marks.put(
                        words[1],
                        new long[] {Long.parseLong(words[2]), Long.parseLong(words[3]), Long.parseLong(words[4])});
            }
        }
        return marks;
    }
}
