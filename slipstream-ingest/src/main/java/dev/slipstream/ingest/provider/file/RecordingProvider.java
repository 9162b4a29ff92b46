package dev.slipstream.ingest.provider.file;

import dev.slipstream.ingest.provider.FlightProvider;
import dev.slipstream.ingest.provider.Poll;
import dev.slipstream.ingest.provider.ProviderInfo;
import dev.slipstream.ingest.provider.ProviderType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recorded answers, one file after the other, each a capture that arrived when it says itself (see
 * {@link RecordedTime}), else when the file was written; a bare array may hold several (see {@link
 * RecordedPolls}), as may lines (see {@link RecordedLines}). Of a file that breaks off, as a cut gzip
 * does, the readable beginning is taken. A file that brings nothing is passed over and listed in
 * {@link #failures}. The cursor is the number of files that were reached.
 */
public final class RecordingProvider implements FlightProvider {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingProvider.class);

    private final ProviderType type;
    private final List<Path> files;
    private final Pace pace;
    private final Clock clock;
    private final List<FileFailure> failures = new CopyOnWriteArrayList<>();
    private final Deque<Poll> pending = new ArrayDeque<>();
    private int reached;
    private @Nullable Recording recording;
    private @Nullable Instant startedAt;
    private Instant firstReceivedAt = Instant.MIN;

    /**
     * Begins at the first file, or after those that an earlier run had reached.
     *
     * @param type how the files are read
     * @param cursor of the last poll of an earlier run over the same files, or empty
     */
    public RecordingProvider(ProviderType type, List<Path> files, Pace pace, Clock clock, String cursor) {
        this.type = type;
        this.files = List.copyOf(files);
        this.pace = pace;
        this.clock = clock;
        this.reached = parse(cursor);
    }

    @Override
    public ProviderInfo info() {
        return type.info();
    }

    @Override
    public Optional<Poll> next() throws InterruptedException {
        while (pending.isEmpty() && (recording != null || reached < files.size())) {
            Recording open = recording;
            if (open == null) {
                open(files.get(reached++));
            } else {
                readOn(open);
            }
        }
        Poll poll = pending.poll();
        if (poll != null) {
            waitUntilDue(poll.receivedAt());
        }
        return Optional.ofNullable(poll);
    }

    @Override
    public void close() {
        Recording open = recording;
        recording = null;
        if (open != null) {
            open.close();
        }
    }

    /** The files so far that brought nothing; may be asked from any thread. */
    public List<FileFailure> failures() {
        return List.copyOf(failures);
    }

    private void open(Path file) {
        try {
            recording = Recording.open(file);
        } catch (IOException e) {
            String reason = RecordedBytes.describe(e);
            LOG.warn("Cannot replay {}: {}. The other files go on.", file, reason);
            failures.add(new FileFailure(file, reason));
        }
    }

    private void readOn(Recording open) {
        pending.addAll(open.next(String.valueOf(reached)));
        if (pending.isEmpty()) {
            open.close();
            recording = null;
        }
    }

    private void waitUntilDue(Instant receivedAt) throws InterruptedException {
        if (startedAt == null) {
            startedAt = clock.instant();
            firstReceivedAt = receivedAt;
        }
        Duration due = pace.dueAfter(Duration.between(firstReceivedAt, receivedAt));
        Duration remaining = Duration.between(clock.instant(), startedAt.plus(due));
        if (!remaining.isNegative() && !remaining.isZero()) {
            TimeUnit.NANOSECONDS.sleep(remaining.toNanos());
        }
    }

    private static int parse(String cursor) {
        try {
            return cursor.isEmpty() ? 0 : Math.max(0, Integer.parseInt(cursor));
        } catch (NumberFormatException e) {
            LOG.warn("The stored position '{}' is not one of a recording; starting at the first file", cursor);
            return 0;
        }
    }
}
