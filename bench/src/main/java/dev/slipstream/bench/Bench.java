package dev.slipstream.bench;

import dev.slipstream.bench.ingest.IngestBench;
import dev.slipstream.bench.program.SoakBench;
import dev.slipstream.bench.program.StartBench;
import dev.slipstream.bench.query.QueryBench;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The measurements behind {@code bench/run.sh}: one subcommand each. */
@Command(name = "bench", description = "Measures, and prints ratios within one run.", mixinStandardHelpOptions = true)
public final class Bench {

    private Bench() {}

    /** Needs {@code -Dbench.folder}, the project's folder {@code bench}. */
    public static void main(String[] arguments) {
        Path folder = Path.of(System.getProperty("bench.folder", "bench")).toAbsolutePath();
        CommandLine line = new CommandLine(new Bench())
                .addSubcommand(new IngestBench(folder))
                .addSubcommand(new QueryBench(folder))
                .addSubcommand(new StartBench(folder))
                .addSubcommand(new SoakBench(folder))
                .setCaseInsensitiveEnumValuesAllowed(true);
        System.exit(line.execute(arguments));
    }
}
