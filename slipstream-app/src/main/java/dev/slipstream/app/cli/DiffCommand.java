package dev.slipstream.app.cli;

import dev.slipstream.core.config.UserError;
import dev.slipstream.stream.settle.ReferenceChoice;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "diff",
        description = "Says what settling hours again would change, table by table and row by row; changes nothing.")
final class DiffCommand implements Callable<Integer> {
    private static final int MOST_ROWS = 10_000;

    @Option(names = "--from", required = true, paramLabel = "TIME", description = "The first hour (UTC).")
    private Instant from = Instant.EPOCH;

    @Option(names = "--to", required = true, paramLabel = "TIME", description = "The end; its hour is not included.")
    private Instant to = Instant.EPOCH;

    @Option(
            names = "--reference",
            paramLabel = "VERSION",
            description = "Reference tables: sealed (of the hour's seal, the default) or newest.")
    private ReferenceChoice reference = ReferenceChoice.SEALED;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description =
                    "How many rows to show of each hour, table and kind of difference (default: ${DEFAULT-VALUE}).")
    private int rows = 5;

    private final Cli cli;

    DiffCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        if (!from.isBefore(to)) {
            throw new UserError("Cannot compare: --from " + from + " is not before --to " + to + ". Swap them.");
        }
        if (rows < 0 || rows > MOST_ROWS) {
            throw new UserError("Cannot show " + rows + " rows. Choose --rows from 0 to " + MOST_ROWS + ".");
        }
        try (Backend backend = cli.backend()) {
            backend.diff(from, to, reference, rows).lines().forEach(cli.out()::println);
        }
        return Commands.DONE;
    }
}
