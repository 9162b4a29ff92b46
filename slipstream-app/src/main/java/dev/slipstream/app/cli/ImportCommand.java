package dev.slipstream.app.cli;

import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.SourceSettings;
import dev.slipstream.core.config.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Brings files of history into the tables, plain or gzip, and settles their hours.",
            "Rows of OpenSky's history as CSV or Parquet, aircraft.json, lines and traces of readsb, trajectories in JSON, "
                    + "and any CSV or Parquet with --map."
        })
final class ImportCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "One after the other, in the order given.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--map",
            paramLabel = "MAPPING",
            description = "Which column is what, as aircraft=hex,seen_at=time,latitude=lat,altitude_unit=ft; "
                    + "or a YAML file of such lines.")
    private @Nullable String mapping;

    @Option(
            names = "--as-format",
            paramLabel = "FORMAT",
            description = "opensky, readsb, trace, trajectories or table; seen from the file when not given.")
    private @Nullable String format;

    @Option(
            names = "--as",
            paramLabel = "SOURCE",
            description = "The name of the source that the captures get; the format's when not given.")
    private @Nullable String source;

    private final Cli cli;

    ImportCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Settings settings = cli.settings();
        List<Path> found = new ArrayList<>();
        for (Path file : files) {
            Path path =
                    cli.surroundings().folder().resolve(file).toAbsolutePath().normalize();
            if (!Files.isReadable(path) || Files.isDirectory(path)) {
                throw new UserError("Cannot import " + file + ": it is no file that may be read. Check the path.");
            }
            found.add(path);
        }
        requireFreeName(settings);
        try (Backend backend = cli.backendOrNewFolder()) {
            backend.importFiles(new Backend.ImportOrder(found, format, mapping(), source), cli::note)
                    .forEach(cli.out()::println);
        }
        return Commands.DONE;
    }

    private void requireFreeName(Settings settings) {
        if (source != null
                && (source.isBlank()
                        || SourceSettings.all(settings).stream()
                                .anyMatch(known -> known.name().equals(source)))) {
            throw new UserError("Cannot import as source '" + source
                    + "': that is the name of a source in the settings. Choose another name with --as.");
        }
    }

    /** A file's lines {@code field: column} become the same text as on the command line. */
    private @Nullable String mapping() {
        String text = mapping;
        if (text == null || text.contains("=")) {
            return text;
        }
        Path file = cli.surroundings().folder().resolve(text);
        try {
            List<String> entries = new ArrayList<>();
            for (String raw :
                    Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
                String line = raw.replaceFirst("(^|\\s)#.*", "").strip();
                if (line.isEmpty() || line.equals("---")) {
                    continue;
                }
                int colon = line.indexOf(':');
                if (colon < 1 || raw.startsWith(" ")) {
                    throw new UserError("Cannot use the mapping " + file + ": '" + line + "' is not field: column.");
                }
                String column = line.substring(colon + 1).strip().replaceAll("^(['\"])(.*)\\1$", "$2");
                entries.add(line.substring(0, colon).strip() + "=" + column);
            }
            return String.join(",", entries);
        } catch (IOException e) {
            throw new UserError(
                    "Cannot read the mapping " + file + ": write field=column,… or name a YAML file that is there.", e);
        }
    }
}
