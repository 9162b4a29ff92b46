package dev.slipstream.app.cli;

import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.SettingsReader;
import dev.slipstream.core.report.Table;
import dev.slipstream.core.report.TableFormat;
import dev.slipstream.lakehouse.question.Answer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code slipstream} itself: options that every command has, and what the commands share. */
@Command(
        name = "slipstream",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Turns live aircraft traffic into answers.",
        footerHeading = "%n",
        footer =
                "Results go to stdout, everything else to stderr. Exit code 0: done, 2: something you can fix, 1: our bug.")
final class Cli implements Runnable {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The folder that holds everything; short for --set data.dir=DIR.")
    private @Nullable Path data;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The settings file; slipstream.yaml here when there is one.")
    private @Nullable Path settingsFile;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            mapFallbackValue = "",
            description = "Any setting; `slipstream settings` lists them. Can be given more than once.")
    private @Nullable Map<String, String> chosen;

    @Spec
    private @Nullable CommandSpec spec;

    private final Surroundings surroundings;

    Cli(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Cannot do anything: no command was given.");
        }
    }

    /** The settings with {@code flags} of a command on top. */
    Settings settings(Map<String, String> flags) {
        Map<String, String> all = new LinkedHashMap<>(chosen == null ? Map.of() : chosen);
        if (data != null) {
            all.put("data.dir", data.toString());
        }
        all.putAll(flags);
        SettingsReader reader = Settings.reader()
                .flags(all)
                .systemProperties(surroundings.properties())
                .environment(surroundings.environment());
        Settings settings =
                (settingsFile == null ? reader.fileIfPresent(settingsPath()) : reader.file(settingsPath())).read();
        settings.warnings().forEach(this::note);
        return settings;
    }

    Settings settings() {
        return settings(Map.of());
    }

    /** Where the settings file is, or would be. */
    Path settingsPath() {
        return surroundings.folder().resolve(settingsFile == null ? Path.of("slipstream.yaml") : settingsFile);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** The process that runs on the data folder, if one does. */
    Optional<RunFile> running() {
        return RunFile.findRunning(settings().dataDir());
    }

    /** The running process, else the data folder itself. */
    Backend backend() {
        Settings settings = settings();
        return RunFile.findRunning(settings.dataDir())
                .<Backend>map(HttpBackend::new)
                .orElseGet(() -> surroundings.local().open(settings));
    }

    /** The running process, else the data folder itself, which is made when it is not there. */
    Backend backendOrNewFolder() {
        Settings settings = settings();
        return RunFile.findRunning(settings.dataDir())
                .<Backend>map(HttpBackend::new)
                .orElseGet(() -> surroundings.runner().openFolder(settings));
    }

    PrintWriter out() {
        return surroundings.out();
    }

    /** A line on stderr. */
    void note(String line) {
        surroundings.err().println(line);
        surroundings.err().flush();
    }

    void print(Table table, TableFormat format) {
        try {
            format.write(table, out());
            out().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to stdout", e);
        }
    }

    void print(Answer answer, TableFormat format) {
        print(new Table(answer.columns().stream().map(Answer.Column::name).toList(), answer.rows()), format);
        if (answer.truncated()) {
            note("Only the first " + answer.rows().size()
                    + " rows are shown. Choose more with --set query.max-rows=N, or ask for less.");
        }
    }
}
