package dev.slipstream.app.cli;

import dev.slipstream.core.config.Suggestion;
import dev.slipstream.core.config.UserError;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, wired by hand, and what their outcomes mean as exit codes. */
public final class Commands {

    static final int DONE = 0;
    static final int OUR_BUG = 1;
    static final int USERS_PROBLEM = 2;

    private Commands() {}

    /**
     * Runs the command of {@code args} with this process's surroundings and returns its exit code.
     *
     * @param local opens the data folder for commands that are given while nothing runs
     * @param runner starts the engines
     * @param clock that the commands go by
     */
    public static int run(BackendFactory local, Runner runner, Clock clock, String... args) {
        return execute(
                new Surroundings(
                        System.getenv(),
                        systemProperties(),
                        Path.of(""),
                        clock,
                        new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                        local,
                        runner),
                args);
    }

    /** Runs one command to its end. */
    static int execute(Surroundings surroundings, String... args) {
        try {
            return commandLine(surroundings).execute(args);
        } catch (Throwable e) { // an Error, such as no memory, must end the process with the code for our bugs
            return fail(surroundings, e);
        } finally {
            surroundings.out().flush();
            surroundings.err().flush();
        }
    }

    static CommandLine commandLine(Surroundings surroundings) {
        Cli cli = new Cli(surroundings);
        CommandLine line = new CommandLine(cli);
        line.addSubcommand(new RunCommand(cli));
        line.addSubcommand(new StopCommand(cli));
        line.addSubcommand(new StatusCommand(cli));
        line.addSubcommand(new LogsCommand(cli));
        line.addSubcommand(new AskCommand(cli));
        line.addSubcommand(new SqlCommand(cli));
        line.addSubcommand(new ReplayCommand(cli));
        line.addSubcommand(new ImportCommand(cli));
        line.addSubcommand(new SimulateCommand(cli));
        line.addSubcommand(new RebuildCommand(cli));
        line.addSubcommand(new VerifyCommand(cli));
        line.addSubcommand(new DiffCommand(cli));
        line.addSubcommand(new TablesCommand(cli));
        line.addSubcommand(new SnapshotsCommand(cli));
        line.addSubcommand(new RollbackCommand(cli));
        line.addSubcommand(new ExportCommand(cli));
        // A latitude in the south begins with a hyphen.
        line.addSubcommand(new CommandLine(new ExplainCommand(cli)).setUnmatchedOptionsArePositionalParams(true));
        line.addSubcommand(new ReferenceCommand(cli));
        line.addSubcommand(new DoctorCommand(cli));
        line.addSubcommand(new QuotaCommand(cli));
        line.addSubcommand(new SettingsCommand(cli));
        line.getSubcommands().values().forEach(Commands::addHelp);
        line.setOut(surroundings.out());
        line.setErr(surroundings.err());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(java.time.Instant.class, Times::parse);
        line.registerConverter(java.time.ZoneId.class, Times::zone);
        line.setParameterExceptionHandler((e, arguments) -> explain(surroundings, e));
        line.setExecutionExceptionHandler((e, command, parsed) -> fail(surroundings, e));
        return line;
    }

    private static void addHelp(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        spec.usageMessage().sortOptions(false);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and exit.")
                .build());
    }

    private static int explain(Surroundings surroundings, ParameterException e) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        String help = "See `" + spec.qualifiedName() + " --help`.";
        String advice = help;
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> known = new ArrayList<>(spec.subcommands().keySet());
            known.addAll(spec.optionsMap().keySet());
            advice = Suggestion.sentence(unmatched.getUnmatched().get(0), known, help);
        }
        surroundings.err().println(e.getMessage());
        surroundings.err().println(advice);
        return USERS_PROBLEM;
    }

    private static int fail(Surroundings surroundings, Throwable e) {
        surroundings.out().flush();
        if (e instanceof UserError) {
            surroundings.err().println(e.getMessage());
            return USERS_PROBLEM;
        }
        surroundings.err().println("Slipstream has a bug. Please report it with what follows and with what you did.");
        e.printStackTrace(surroundings.err());
        return OUR_BUG;
    }

    private static Map<String, String> systemProperties() {
        Map<String, String> properties = new HashMap<>();
        System.getProperties().stringPropertyNames().forEach(name -> properties.put(name, System.getProperty(name)));
        return properties;
    }
}
