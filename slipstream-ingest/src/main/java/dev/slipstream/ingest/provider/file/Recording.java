package dev.slipstream.ingest.provider.file;

import dev.slipstream.ingest.provider.Poll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One file while it is read: what it brings, named after it and numbered when there are several. */
final class Recording implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
    private static final int HTTP_OK = 200;

    private final Path file;
    private final Instant writtenAt;
    private final RecordedBytes text;
    private final RecordedPolls polls;
    /** Read before their time, to know whether there are several. */
    private @Nullable List<byte[]> ahead;

    private int number;

    private Recording(Path file, Instant writtenAt, RecordedBytes text) {
        this.file = file;
        this.writtenAt = writtenAt;
        this.text = text;
        this.polls = RecordedPolls.of(text);
    }

    /** @throws IOException when it brings nothing */
    static Recording open(Path file) throws IOException {
        RecordedBytes text = RecordedBytes.open(file);
        return new Recording(file, Files.getLastModifiedTime(file).toInstant(), text);
    }

    /** The next polls; none at the end. */
    List<Poll> next(String cursor) {
        List<byte[]> known = ahead;
        ahead = null;
        List<byte[]> bodies = known == null ? polls.next() : known;
        if (number == 0 && bodies.size() == 1) {
            ahead = polls.next();
        }
        boolean isOnlyOne = number == 0 && bodies.size() == 1 && (ahead == null || ahead.isEmpty());
        List<Poll> found = new ArrayList<>(bodies.size());
        for (byte[] body : bodies) {
            number++;
            String request = isOnlyOne ? name() : name() + "#" + number;
            found.add(new Poll(request, RecordedTime.find(body).orElse(writtenAt), HTTP_OK, body, cursor));
        }
        return found;
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public void close() {
        if (text.problem() != null) {
            LOG.warn("Only the first {} bytes of {} could be read: {}", text.count(), file, text.problem());
        }
        text.close();
    }
}
