package dev.slipstream.app.run;

import dev.slipstream.app.cli.Runner.CaptureReplay;
import dev.slipstream.app.embedded.DataFolder;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.Item;
import dev.slipstream.ingest.provider.CaptureReader;
import dev.slipstream.ingest.provider.ProviderType;
import dev.slipstream.ingest.provider.file.Pace;
import dev.slipstream.ingest.publish.CapturePublisher;
import dev.slipstream.ingest.publish.IngestListener;
import dev.slipstream.ingest.publish.Published;
import dev.slipstream.lakehouse.table.CaptureHistory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What another data folder keeps of the past, sent again as it was: bytes, sources, capture ids and
 * arrivals. A source goes on after the last of its captures that came through, so an interrupted
 * replay can be started again.
 */
final class ArchiveFeed implements Feed {
    /** Tells that a source's progress is not one of its own. */
    private static final String CURSOR = "replayed";

    private final CaptureReplay replay;
    private final Clock clock;
    private final Pace pace;
    private final Parts parts = new Parts();
    private final Map<String, SourceFeed> sources = new HashMap<>();
    private @Nullable Instant startedAt;
    private Instant firstArrival = Instant.EPOCH;

    ArchiveFeed(CaptureReplay replay, Clock clock) {
        this.replay = replay;
        this.clock = clock;
        this.pace = new Pace(replay.speed());
    }

    /** One source's publisher, and the state of its parser. */
    private record SourceFeed(CapturePublisher publisher, CaptureReader reader, long last) {}

    @Override
    public String what() {
        return "the captures of " + replay.archive().dataDir() + " from " + replay.from() + " to " + replay.to();
    }

    @Override
    public List<String> into(Ingest ingest, IngestListener listener) throws InterruptedException {
        try (parts) {
            DataFolder folder = parts.own(DataFolder.open(replay.archive().dataDir()));
            Database database = parts.own(Database.open(replay.archive(), folder));
            LakeSession lake = parts.own(LakeSession.open(replay.archive(), folder, database, clock));
            new CaptureHistory(lake.lake())
                    .forEach(replay.from(), replay.to(), capture -> send(capture, ingest, listener));
        }
        return List.of();
    }

    private void send(Capture capture, Ingest ingest, IngestListener listener) throws InterruptedException {
        SourceFeed source = sources.get(capture.source());
        if (source == null) {
            source = open(capture, ingest, listener);
            sources.put(capture.source(), source);
        }
        List<Item> items = new ArrayList<>();
        source.reader().read(capture, items::add);
        if (capture.id() <= source.last()) {
            return;
        }
        waitUntilDue(capture.receivedAt());
        source.publisher().publish(capture, items, CURSOR);
        listener.published(Published.of(capture, items, clock.instant()));
    }

    private SourceFeed open(Capture first, Ingest ingest, IngestListener listener) throws InterruptedException {
        CapturePublisher publisher = parts.own(ingest.publisher(first.source(), listener));
        Long last = publisher.open().lastCaptureId();
        return new SourceFeed(
                publisher,
                new CaptureReader(ProviderType.named(first.provider())),
                last == null ? Long.MIN_VALUE : last);
    }

    private void waitUntilDue(Instant receivedAt) throws InterruptedException {
        if (startedAt == null) {
            startedAt = clock.instant();
            firstArrival = receivedAt;
        }
        Instant due = startedAt.plus(pace.dueAfter(Duration.between(firstArrival, receivedAt)));
        long wait = Duration.between(clock.instant(), due).toMillis();
        if (wait > 0) {
            TimeUnit.MILLISECONDS.sleep(wait);
        }
    }
}
