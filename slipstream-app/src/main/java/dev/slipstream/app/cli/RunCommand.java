package dev.slipstream.app.cli;

import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.UserError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "run", description = "Starts everything in one process; Ctrl-C or `slipstream stop` ends it.")
final class RunCommand implements Callable<Integer> {

    @Option(
            names = "--source",
            paramLabel = "NAME,…",
            description = "What brings data in, several divided by commas; short for --set source=.")
    private @Nullable String source;

    @Option(
            names = "--fit",
            description = "Slow down what would overrun a provider's quota; short for --set quota.fit=true.")
    private boolean fit;

    @Option(
            names = "--aircraft",
            paramLabel = "N",
            description = "How many aircraft are simulated; short for --set simulator.aircraft=.")
    private @Nullable String aircraft;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Which traffic is simulated; short for --set simulator.seed=.")
    private @Nullable String seed;

    @Option(names = "--port", paramLabel = "PORT", description = "The web server's port; short for --set http.port=.")
    private @Nullable String port;

    private final Cli cli;

    RunCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Map<String, String> flags = new LinkedHashMap<>();
        put(flags, "source", source);
        put(flags, "quota.fit", fit ? "true" : null);
        put(flags, "simulator.aircraft", aircraft);
        put(flags, "simulator.seed", seed);
        put(flags, "http.port", port);
        Settings settings = cli.settings(flags);
        RunFile.findRunning(settings.dataDir()).ifPresent(running -> {
            throw new UserError("Cannot run on " + settings.dataDir() + ": Slipstream is running there already ("
                    + running + "). Open " + running.url() + ", or end it with `./slipstream stop`.");
        });
        Logging.toFile(settings.dataDir());
        cli.surroundings().runner().run(settings);
        return Commands.DONE;
    }

    private static void put(Map<String, String> flags, String key, @Nullable String value) {
        if (value != null) {
            flags.put(key, value);
        }
    }
}
