package dev.slipstream.app.cli;

import dev.slipstream.core.config.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Shows the end of the log, of everything or of one part.")
final class LogsCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PART",
            description = "Only this part, such as ingest, stream, lakehouse, app, kafka, flink or iceberg.")
    private @Nullable String part;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with new lines until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--lines",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many lines; 200 when not given.")
    private int lines = 200;

    private final Cli cli;

    LogsCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path file = Logging.file(cli.settings().dataDir());
        if (!Files.exists(file)) {
            throw new UserError("Cannot show logs: there is no " + file
                    + ". Nothing ran with this data folder yet; name another with --data DIR.");
        }
        LogFilter filter = new LogFilter(part);
        try (LogTail tail = new LogTail(file, filter, cli.out())) {
            if (tail.printLast(Math.max(0, lines)) == 0 && part != null) {
                cli.note("No line of part " + part + " is in " + file + ". Parts that are: "
                        + String.join(", ", filter.seen()) + ".");
            }
            if (follow) {
                tail.follow();
            }
        }
        return Commands.DONE;
    }
}
