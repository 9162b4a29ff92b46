package dev.slipstream.app.cli;

import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.SettingsText;
import dev.slipstream.core.config.UserError;
import dev.slipstream.core.report.Table;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "settings", description = "Lists every setting, its value and where that comes from.")
final class SettingsCommand implements Callable<Integer> {

    @Option(names = "--init", description = "Write a settings file in which every default stands as a comment.")
    private boolean init;

    @Mixin
    private FormatOption format = new FormatOption();

    private final Cli cli;

    SettingsCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        if (init) {
            write(cli.settingsPath());
        } else {
            cli.print(list(cli.settings()), format.format());
        }
        return Commands.DONE;
    }

    private void write(Path file) {
        try {
            Files.writeString(file, SettingsText.annotatedFile(), StandardOpenOption.CREATE_NEW);
            cli.note("Wrote " + file.toAbsolutePath().normalize() + ".");
        } catch (FileAlreadyExistsException e) {
            throw new UserError(
                    "Cannot write " + file + ": it exists. Name another file with --settings FILE, or move it away.",
                    e);
        } catch (IOException e) {
            throw new UserError("Cannot write " + file + ": " + e + ". Check that its folder exists and is yours.", e);
        }
    }

    private static Table list(Settings settings) {
        return new Table(
                List.of("setting", "value", "from", "what"),
                settings.lines().stream()
                        .map(line ->
                                Arrays.<@Nullable Object>asList(line.key(), line.value(), line.where(), line.summary()))
                        .toList());
    }
}
