package dev.slipstream.app.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "sql", description = "Runs one SELECT over the tables, such as silver.states and bronze.captures.")
final class SqlCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "STATEMENT", description = "The SELECT, in quotes.")
    private String statement = "";

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "Read what had been recorded at this time (UTC), not all that is known.")
    private @Nullable Instant asOf;

    @Mixin
    private FormatOption format = new FormatOption();

    private final Cli cli;

    SqlCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        try (Backend backend = cli.backend()) {
            cli.print(backend.sql(statement, asOf), format.format());
        }
        return Commands.DONE;
    }
}
