package dev.slipstream.app.run;

import dev.slipstream.app.cli.Runner.Replay;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.ingest.provider.file.Pace;
import dev.slipstream.ingest.provider.file.RecordingProvider;
import dev.slipstream.ingest.publish.IngestListener;
import dev.slipstream.ingest.publish.SourceRunner;
import java.time.Clock;
import java.util.List;

/** Recordings in files, as captures of one source. */
final class FileFeed implements Feed {
    private final Replay replay;
    private final Clock clock;

    FileFeed(Replay replay, Clock clock) {
        this.replay = replay;
        this.clock = clock;
    }

    @Override
    public String what() {
        return replay.files().size() + " files as source " + replay.source();
    }

    @Override
    public List<String> into(Ingest ingest, IngestListener listener) {
        ProviderType type = ProviderType.named(replay.provider());
        RecordingProvider[] provider = new RecordingProvider[1];
        // Each replay begins at the first file: the cursor is of another list of files.
        try (SourceRunner runner = ingest.runner(replay.source(), type, listener, cursor -> {
            provider[0] = new RecordingProvider(type, replay.files(), new Pace(replay.speed()), clock, "");
            return provider[0];
        })) {
            runner.run();
        }
        return provider[0] == null
                ? List.of()
                : provider[0].failures().stream()
                        .map(failure -> failure.path() + " brought nothing: " + failure.reason())
                        .toList();
    }
}
