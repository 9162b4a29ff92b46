package dev.slipstream.bench.ingest;

import dev.slipstream.bench.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench ingest}: every peer drains the same topic into an empty Iceberg table, exactly once, each in
 * its own process with the same heap and collector, the broker in another. Repetitions are outermost, so
 * that a slow spell of the machine meets all peers.
 */
@Command(
        name = "ingest",
        description = "aviation-data into Iceberg: raw drain, our jobs, Flink SQL.",
        showDefaultValues = true)
public final class IngestBench implements Callable<Integer> {
    @Option(names = "--records", description = "How many states the topic holds.")
    private long records = 5_000_000;

    @Option(names = "--parallelism", split = ",", description = "Slots, or threads of the raw drain.")
    private List<Integer> parallelisms = List.of(2, 1);

    @Option(names = "--peers", split = ",", description = "Any of ${COMPLETION-CANDIDATES}.")
    private List<Peer> peers = List.of(Peer.values());

    @Option(names = "--repetitions", description = "Runs of each peer; the table has their medians.")
    private int repetitions = 2;

    @Option(names = "--heap", description = "Largest heap of each peer.")
    private String heap = "4g";

    @Option(names = "--collector", description = "Garbage collector of each peer: Parallel, G1 or Serial.")
    private String collector = "Parallel";

    @Option(names = "--commit-seconds", description = "Time between checkpoints, hence between commits.")
    private int commitSeconds = 10;

    @Option(names = "--flight-recording", description = "Record each peer with JFR; slows it by a few percent.")
    private boolean flightRecording;

    @Option(names = "--table-property", description = "Properties that all tables get besides, as name=value.")
    private Map<String, String> tableProperties = Map.of();

    private final Path bench;
    private final Path work;

    public IngestBench(Path bench) {
        this.bench = bench;
        this.work = bench.resolve("target").resolve("work").resolve("ingest");
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        Path kafka = work.resolve("kafka-" + records);
        Path filled = kafka.resolve("filled");
        if (!Files.exists(filled)) {
            Folders.delete(kafka);
        }
        Files.createDirectories(work);
        try (BrokerProcess broker = BrokerProcess.start(bench, kafka, work.resolve("broker.err"))) {
            if (!Files.exists(filled)) {
                System.err.println("Filling " + PeerTask.TOPIC + " with " + records + " states");
                TopicFill.fill(broker.bootstrapServers(), records);
                Files.createFile(filled);
            }
            List<Measured> runs = measure(broker);
            System.out.print(new IngestReport(records, runs).text());
        }
        return 0;
    }

    private List<Measured> measure(BrokerProcess broker) throws IOException, InterruptedException {
        Path csv = work.resolve("results.csv");
        Files.writeString(csv, Measured.csvHeader() + "\n");
        PeerProcess process = new PeerProcess(
                bench, work, List.of("-Xmx" + heap, "-XX:+Use" + collector + "GC"), tableProperties, flightRecording);
        List<Measured> runs = new ArrayList<>();
        for (int repetition = 0; repetition < repetitions; repetition++) {
            for (int parallelism : parallelisms) {
                for (Peer peer : peers) {
                    Path folder = Folders.fresh(work.resolve("run"));
                    PeerTask task = new PeerTask(
                            broker.bootstrapServers(),
                            broker.registryUrl(),
                            folder,
                            parallelism,
                            Duration.ofSeconds(commitSeconds));
                    Measured run = process.run(peer, task, broker.handle());
                    runs.add(run);
                    System.err.println(run.csvLine());
                    Files.writeString(csv, run.csvLine() + "\n", StandardOpenOption.APPEND);
                }
            }
        }
        return runs;
    }
}
