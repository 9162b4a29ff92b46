package dev.slipstream.app.cli;

import dev.slipstream.core.config.Settings;
import dev.slipstream.core.config.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description = {
            "Feeds recorded OpenSky answers, plain or gzip, the way live ones go.",
            "With --of, feeds what another data folder keeps: bytes, sources and arrivals as they were."
        })
final class ReplayCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Recordings, in the order given.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--speed",
            paramLabel = "TIMES",
            defaultValue = "max",
            description = "60x is a minute a second; max, when not given, is as fast as it goes.")
    private String speed = "max";

    @Option(
            names = "--as",
            paramLabel = "SOURCE",
            defaultValue = "replay",
            description = "The name of the source that the captures get; replay when not given.")
    private String source = "replay";

    @Option(names = "--of", paramLabel = "DIR", description = "Another data folder, on which nothing runs.")
    private @Nullable Path archive;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "With --of: from this arrival on (UTC); all when not given.")
    private Instant from = Instant.EPOCH;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "With --of: before this arrival (UTC); all when not given.")
    private @Nullable Instant to;

    private final Cli cli;

    ReplayCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Settings settings = cli.settings();
        if ((archive == null) == files.isEmpty()) {
            throw new UserError("Cannot replay: name either files, or another data folder with --of DIR.");
        }
        if (archive != null) {
            return replayArchive(settings, cli.surroundings().folder().resolve(archive));
        }
        List<Path> found =
                files.stream().map(cli.surroundings().folder()::resolve).toList();
        List<Path> unreadable = found.stream()
                .filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
                .toList();
        if (!unreadable.isEmpty()) {
            throw new UserError("Cannot replay " + unreadable.get(0) + ": it is no file that may be read"
                    + (unreadable.size() > 1 ? ", nor are " + (unreadable.size() - 1) + " others" : "")
                    + ". Check the path.");
        }
        Logging.toFile(settings.dataDir());
        cli.surroundings()
                .runner()
                .replay(settings, new Runner.Replay(found, "opensky", source, times("replay", speed)));
        return Commands.DONE;
    }

    private int replayArchive(Settings settings, Path folder) {
        Settings kept = cli.settings(Map.of("data.dir", folder.toString()));
        if (kept.dataDir().equals(settings.dataDir())) {
            throw new UserError("Cannot replay " + folder + " into itself: what it keeps is there already. "
                    + "Name another folder for it with --data DIR.");
        }
        if (!Files.exists(kept.dataDir().resolve("version"))) {
            throw new UserError("Cannot replay " + folder + ": it is no data folder. Check the path.");
        }
        Logging.toFile(settings.dataDir());
        Instant end = to == null ? cli.surroundings().clock().instant() : to;
        cli.surroundings().runner().replay(settings, new Runner.CaptureReplay(kept, from, end, times("replay", speed)));
        return Commands.DONE;
    }

    /** @param act the verb of the command, for the message */
    static double times(String act, String speed) {
        if (speed.equalsIgnoreCase("max")) {
            return Double.POSITIVE_INFINITY;
        }
        String number = speed.toLowerCase(Locale.ROOT).endsWith("x") ? speed.substring(0, speed.length() - 1) : speed;
        try {
            double times = Double.parseDouble(number);
            if (times > 0) {
                return times;
            }
        } catch (NumberFormatException e) {
            // said below, as for numbers that are not above zero
        }
        throw new UserError(
                "Cannot " + act + " at speed " + speed + ": it is not a number above 0. Write 1x, 60x or max.");
    }
}
