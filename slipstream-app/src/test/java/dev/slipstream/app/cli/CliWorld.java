package dev.slipstream.app.cli;

import dev.slipstream.core.config.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command line in a folder of its own, with what it printed. */
final class CliWorld implements Runner {

    final Path folder;
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final List<Settings> runs = new ArrayList<>();
    final List<Replay> replays = new ArrayList<>();
    final List<CaptureReplay> captureReplays = new ArrayList<>();
    BackendFactory local = settings -> {
        throw new IllegalStateException("no local backend in this test");
    };

    CliWorld(Path folder) {
        this.folder = folder;
    }

    int execute(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Commands.execute(surroundings(), args);
    }

    Surroundings surroundings() {
        return new Surroundings(
                Map.of(
                        "SLIPSTREAM_DATA_DIR",
                        folder.resolve("data").toString(),
                        "PATH",
                        String.valueOf(System.getenv("PATH"))),
                Map.of(),
                folder,
                Clock.fixed(Instant.parse("2026-11-20T10:30:00Z"), ZoneOffset.UTC),
                new PrintWriter(out),
                new PrintWriter(err),
                settings -> local.open(settings),
                this);
    }

    Path dataDir() {
        return folder.resolve("data");
    }

    @Override
    public void run(Settings settings) {
        runs.add(settings);
    }

    @Override
    public Backend openFolder(Settings settings) {
        return local.open(settings);
    }

    @Override
    public void replay(Settings settings, Replay replay) {
        replays.add(replay);
    }

    @Override
    public void replay(Settings settings, CaptureReplay replay) {
        captureReplays.add(replay);
    }
}
