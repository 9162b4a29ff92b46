package dev.slipstream.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "sql", description = "Runs one SELECT over the tables, such as silver.states and bronze.captures.")
final class SqlCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "STATEMENT", description = "The SELECT, in quotes.")
    private String statement = "";

    @Mixin
    private FormatOption format = new FormatOption();

    private final Cli cli;

    SqlCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        try (Backend backend = cli.backend()) {
            cli.print(backend.sql(statement), format.format());
        }
        return Commands.DONE;
    }
}
