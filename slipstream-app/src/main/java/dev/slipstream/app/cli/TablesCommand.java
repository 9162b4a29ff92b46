package dev.slipstream.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "tables", description = "Lists the tables: how much they hold and what they are for.")
final class TablesCommand implements Callable<Integer> {

    @Mixin
    private FormatOption format = new FormatOption();

    private final Cli cli;

    TablesCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        try (Backend backend = cli.backend()) {
            cli.print(backend.tables(), format.format());
        }
        return Commands.DONE;
    }
}
