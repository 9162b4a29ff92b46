package dev.slipstream.bench.program;

import dev.slipstream.app.embedded.Ports;
import dev.slipstream.bench.process.Folders;
import dev.slipstream.core.report.Table;
import dev.slipstream.core.report.TableFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench start}: from the command in an empty folder to the page, the first aircraft and the first answer. */
@Command(
        name = "start",
        description = "Seconds from `slipstream run` in an empty folder to what users wait for.",
        showDefaultValues = true)
public final class StartBench implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String QUESTION = "/api/v1/questions/busiest-airspaces";

    @Option(names = "--repetitions", description = "Starts, each in a folder of its own.")
    private int repetitions = 3;

    private final Path root;
    private final Path work;

    public StartBench(Path bench) {
        this.root = bench.resolve("..").normalize();
        this.work = bench.resolve("target").resolve("work").resolve("start");
    }

    /** What is waited for, with its bar in seconds. */
    private enum Moment {
        PAGE("the page is served", null),
        AIRCRAFT("an aircraft on the live map's socket", 5),
        STATUS("the status counts aircraft", null),
        READY("all parts are ready", null),
        ANSWER("a question is answered with rows", 15);

        private final String title;
        private final @Nullable Integer barSeconds;

        Moment(String title, @Nullable Integer barSeconds) {
            this.title = title;
            this.barSeconds = barSeconds;
        }
    }

    /** Seconds to each moment, in their order, and the memory after the last. */
    private record Start(List<Double> seconds, double megabytes) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Start> starts = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            starts.add(measure());
        }
        System.out.print(TableFormat.TABLE.text(table(starts)));
        return 0;
    }

    private Start measure() throws IOException, InterruptedException {
        Folders.fresh(work);
        Path data = work.resolve("data");
        try (Program program = Program.start(root, data, Ports.free(), "", List.of(), work.resolve("run.log"))) {
            List<Double> seconds = new ArrayList<>();
            seconds.add(
                    program.await("the page", LIMIT, () -> program.findText("/").isPresent()));
            LiveProbe live = LiveProbe.join(program);
            seconds.add(program.await("aircraft on the socket", LIMIT, live::hasAircraft));
            seconds.add(program.await(
                    "aircraft in the status",
                    LIMIT,
                    () -> program.findJson("/api/v1/status")
                            .map(status -> status.path("aircraft").asInt() > 0)
                            .orElse(false)));
            seconds.add(program.await(
                    "ready", LIMIT, () -> program.findText("/health/ready").isPresent()));
            seconds.add(program.await(
                    "an answer with rows",
                    LIMIT,
                    () -> program.findJson(QUESTION)
                            .map(answer -> !answer.path("rows").isEmpty())
                            .orElse(false)));
            return new Start(seconds, ProgramMemory.of(program.handle(), data).megabytes());
        }
    }

    private static Table table(List<Start> starts) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Moment moment : Moment.values()) {
            double[] seconds = starts.stream()
                    .mapToDouble(start -> start.seconds().get(moment.ordinal()))
                    .sorted()
                    .toArray();
            rows.add(row(moment.title, seconds, "s", moment.barSeconds));
        }
        double[] megabytes =
                starts.stream().mapToDouble(Start::megabytes).sorted().toArray();
        rows.add(row("memory of all processes then", megabytes, "MiB", null));
        return new Table(List.of("until", "median", "least", "most", "unit", "bar"), rows);
    }

    private static List<@Nullable Object> row(String title, double[] sorted, String unit, @Nullable Integer bar) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(title);
        row.add(String.format(Locale.ROOT, "%.2f", sorted[sorted.length / 2]));
        row.add(String.format(Locale.ROOT, "%.2f", sorted[0]));
        row.add(String.format(Locale.ROOT, "%.2f", sorted[sorted.length - 1]));
        row.add(unit);
        row.add(bar);
        return row;
    }
}
