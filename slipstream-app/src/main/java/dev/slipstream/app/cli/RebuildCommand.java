package dev.slipstream.app.cli;

import dev.slipstream.core.config.UserError;
import dev.slipstream.stream.settle.ReferenceChoice;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "rebuild", description = "Settles hours again from what arrived; all of them must be closed.")
final class RebuildCommand implements Callable<Integer> {

    @Option(names = "--from", required = true, paramLabel = "TIME", description = "The first hour (UTC).")
    private Instant from = Instant.EPOCH;

    @Option(names = "--to", required = true, paramLabel = "TIME", description = "The end; its hour is not included.")
    private Instant to = Instant.EPOCH;

    @Option(
            names = "--reference",
            paramLabel = "VERSION",
            description = "Reference tables: sealed (of the hour's seal, the default) or newest.")
    private ReferenceChoice reference = ReferenceChoice.SEALED;

    private final Cli cli;

    RebuildCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        if (!from.isBefore(to)) {
            throw new UserError("Cannot rebuild: --from " + from + " is not before --to " + to + ". Swap them.");
        }
        try (Backend backend = cli.backend()) {
            backend.rebuild(from, to, reference).forEach(cli.out()::println);
        }
        return Commands.DONE;
    }
}
