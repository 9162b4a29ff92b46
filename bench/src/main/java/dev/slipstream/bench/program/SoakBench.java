package dev.slipstream.bench.program;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipstream.app.embedded.Ports;
import dev.slipstream.bench.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench soak}: the whole program under steady traffic. Lag, heap after collections and memory are
 * measured all the time; lines through them tell whether any of them grows.
 */
@Command(
        name = "soak",
        description = "Runs the program under steady traffic; tells whether lag, heap or memory grow.",
        showDefaultValues = true)
public final class SoakBench implements Callable<Integer> {
    private static final int FIFTHS = 5;
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    @Option(names = "--aircraft", description = "Simulated aircraft.")
    private int aircraft = 10_000;

    @Option(names = "--every", description = "Time between the simulator's answers, each with all aircraft.")
    private String every = "1s";

    @Option(names = "--minutes", description = "How long it is measured, after the warm-up.")
    private int minutes = 15;

    @Option(names = "--warm-up-minutes", description = "How long it runs before lines are drawn.")
    private int warmUpMinutes = 3;

    @Option(names = "--sample-seconds", description = "Time between measurements.")
    private int sampleSeconds = 15;

    @Option(names = "--memory-bar", description = "Most memory of all processes, MiB.")
    private int memoryBar = 1_228;

    private final Path root;
    private final Path work;

    public SoakBench(Path bench) {
        this.root = bench.resolve("..").normalize();
        this.work = bench.resolve("target").resolve("work").resolve("soak");
    }

    private record Sample(
            double seconds, double lag, double heapMegabytes, ProgramMemory memory, double statesPerSecond) {
        String csvLine() {
            return String.format(
                    Locale.ROOT,
                    "%.1f,%.0f,%.0f,%.0f,%.0f,%.1f%n",
                    seconds,
                    lag,
                    heapMegabytes,
                    memory.javaMegabytes(),
                    memory.postgresMegabytes(),
                    statesPerSecond);
        }

        double megabytes() {
            return memory.megabytes();
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Folders.fresh(work);
        Path data = work.resolve("data");
        Path collections = work.resolve("gc.log");
        List<String> arguments = List.of("--aircraft", String.valueOf(aircraft), "--set", "simulator.every=" + every);
        try (Program program = Program.start(
                root, data, Ports.free(), GcLog.option(collections), arguments, work.resolve("run.log"))) {
            program.await(
                    "ready",
                    START_LIMIT,
                    () -> program.findText("/health/ready").isPresent());
            List<Sample> samples = sample(program, data, new GcLog(collections));
            return report(samples) ? 0 : 1;
        }
    }

    private List<Sample> sample(Program program, Path data, GcLog collections)
            throws IOException, InterruptedException {
        Path csv = work.resolve("samples.csv");
        Files.writeString(csv, "seconds,lag,heap_after_gc_mib,java_mib,postgres_mib,states_per_second\n");
        List<Sample> measured = new ArrayList<>();
        double heap = 0;
        double begin = program.secondsSinceStart();
        double end = begin + (warmUpMinutes + minutes) * 60.0;
        while (program.secondsSinceStart() < end) {
            TimeUnit.SECONDS.sleep(sampleSeconds);
            OptionalInt left = collections.findLeastSinceLast();
            heap = left.isPresent() ? left.getAsInt() : heap;
            Sample sample = new Sample(
                    program.secondsSinceStart(),
                    lag(program),
                    heap,
                    ProgramMemory.of(program.handle(), data),
                    program.findJson("/api/v1/status")
                            .map(status -> status.path("statesPerSecond"))
                            .map(JsonNode::asDouble)
                            .orElse(0.0));
            Files.writeString(csv, sample.csvLine(), StandardOpenOption.APPEND);
            System.err.print(sample.csvLine());
            if (sample.seconds() > begin + warmUpMinutes * 60.0) {
                measured.add(sample);
            }
        }
        return measured;
    }

    /** Records that the jobs have not yet written, over all consumer groups; the program measures it. */
    private static double lag(Program program) {
        return program.findText("/metrics")
                .orElse("")
                .lines()
                .filter(line -> line.startsWith("slipstream_kafka_lag"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private boolean report(List<Sample> samples) {
        double most = samples.stream().mapToDouble(Sample::megabytes).max().orElse(0);
        double states =
                samples.stream().mapToDouble(Sample::statesPerSecond).average().orElse(0);
        System.out.printf(Locale.ROOT, "%d samples, %.0f states per second on average%n", samples.size(), states);
        boolean lag = steady("lag, records", samples, Sample::lag);
        boolean heap =
                steady("least heap after collections of each fifth, MiB", fifths(samples), Sample::heapMegabytes);
        steady("memory of all processes, MiB", samples, Sample::megabytes);
        boolean fits = most < memoryBar;
        System.out.printf(
                Locale.ROOT,
                "%s: at most %.0f MiB in all processes, bar %d%n",
                fits ? "PASS" : "FAIL",
                most,
                memoryBar);
        return lag && heap && fits;
    }

    /**
     * The sample with the least heap of each fifth of the time: collections of young objects leave what
     * has died among the old until the old are collected too.
     */
    private static List<Sample> fifths(List<Sample> samples) {
        List<Sample> least = new ArrayList<>();
        for (int i = 0; i < FIFTHS; i++) {
            samples.subList(samples.size() * i / FIFTHS, samples.size() * (i + 1) / FIFTHS).stream()
                    .min(Comparator.comparingDouble(Sample::heapMegabytes))
                    .ifPresent(least::add);
        }
        return least;
    }

    private static boolean steady(String name, List<Sample> samples, ToDoubleFunction<Sample> measure) {
        List<Double> seconds = samples.stream().map(Sample::seconds).toList();
        List<Double> values =
                samples.stream().map(sample -> measure.applyAsDouble(sample)).toList();
        Trend trend = Trend.of(seconds, values);
        System.out.printf(
                Locale.ROOT,
                "%s: %s, slope %.1f ± %.1f per hour, mean %.0f%n",
                trend.rises() ? "FAIL" : "PASS",
                name,
                trend.perHour(),
                2 * trend.standardError(),
                values.stream().mapToDouble(value -> value).average().orElse(0));
        return !trend.rises();
    }
}
