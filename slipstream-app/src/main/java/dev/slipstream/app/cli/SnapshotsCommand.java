package dev.slipstream.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "snapshots", description = "Lists the versions of a table that can still be read, oldest first.")
final class SnapshotsCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TABLE", description = "As in silver.states.")
    private String table = "";

    @Mixin
    private FormatOption format = new FormatOption();

    private final Cli cli;

    SnapshotsCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        try (Backend backend = cli.backend()) {
            cli.print(backend.snapshots(table), format.format());
        }
        return Commands.DONE;
    }
}
