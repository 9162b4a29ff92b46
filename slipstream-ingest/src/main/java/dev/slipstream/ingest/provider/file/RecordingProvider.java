package dev.slipstream.ingest.provider.file;

import dev.slipstream.ingest.provider.FlightProvider;
import dev.slipstream.ingest.provider.Poll;
import dev.slipstream.ingest.provider.ProviderInfo;
import dev.slipstream.ingest.provider.ProviderType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
    private @Nullable RecordedLines lines;
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
        while (pending.isEmpty() && (lines != null || reached < files.size())) {
            pending.addAll(lines != null ? readLine(lines) : read(files.get(reached++)));
        }
        Poll poll = pending.poll();
        if (poll != null) {
            waitUntilDue(poll.receivedAt());
        }
        return Optional.ofNullable(poll);
    }

    /** The files so far that brought nothing; may be asked from any thread. */
    public List<FileFailure> failures() {
        return List.copyOf(failures);
    }

    private List<Poll> readLine(RecordedLines open) {
        try {
            byte[] answer = open.next();
            if (answer != null) {
                Instant receivedAt = RecordedTime.find(answer).orElse(open.writtenAt());
                return List.of(new Poll(open.request(), receivedAt, 200, answer, String.valueOf(reached)));
            }
        } catch (IOException e) {
            LOG.warn("{} breaks off: {}", open.request(), RecordedBody.describe(e));
        }
        open.close();
        lines = null;
        return List.of();
    }

    private List<Poll> read(Path file) {
        try {
            lines = RecordedLines.find(file).orElse(null);
            if (lines != null) {
                return List.of();
            }
            RecordedBody body = RecordedBody.read(file);
            if (body.problem() != null) {
                LOG.warn("Only the first {} bytes of {} could be read: {}", body.bytes().length, file, body.problem());
            }
            Instant writtenAt = Files.getLastModifiedTime(file).toInstant();
            String name = String.valueOf(file.getFileName());
            List<byte[]> bodies = RecordedPolls.of(body.bytes());
            List<Poll> polls = new ArrayList<>(bodies.size());
            for (byte[] part : bodies) {
                String request = bodies.size() == 1 ? name : name + "#" + (polls.size() + 1);
                Instant receivedAt = RecordedTime.find(part).orElse(writtenAt);
                polls.add(new Poll(request, receivedAt, 200, part, String.valueOf(reached)));
            }
            return polls;
        } catch (IOException e) {
            String reason = RecordedBody.describe(e);
            LOG.warn("Cannot replay {}: {}. The other files go on.", file, reason);
            failures.add(new FileFailure(file, reason));
            return List.of();
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
