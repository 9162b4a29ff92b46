package dev.slipstream.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "rollback",
        description = {
            "Lets readers see an earlier version of a table again, or after that a later one.",
            "Hours that are settled afterwards are written anew, from what arrived."
        })
final class RollbackCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TABLE", description = "As in gold.cells_hourly.")
    private String table = "";

    @Parameters(index = "1", paramLabel = "SNAPSHOT", description = "A number that `slipstream snapshots TABLE` shows.")
    private long snapshot;

    private final Cli cli;

    RollbackCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        try (Backend backend = cli.backend()) {
            backend.rollBack(table, snapshot);
        }
        cli.note(table + " is read at snapshot " + snapshot + " now.");
        return Commands.DONE;
    }
}
