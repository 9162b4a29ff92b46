package dev.slipstream.ingest.provider.file;

import dev.slipstream.ingest.provider.CaptureReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A recording read through a window, as it may be larger than memory. Places count from the window's beginning, which
 * {@link #pass} moves; {@link #fill} brings more at its end. For one thread.
 */
public final class RecordedBytes implements AutoCloseable {
    /** The largest window: one byte more than is read, so that what is too large is seen to be. */
    public static final int LARGEST = CaptureReader.MAX_BODY_BYTES + 1;

    private static final int SMALLEST = 64 * 1024;

    private final InputStream in;
    private byte[] buffer = new byte[SMALLEST];
    private int begin;
    private int end;
    private long passed;
    private boolean ended;
    private @Nullable String problem;

    private RecordedBytes(InputStream in) {
        this.in = in;
    }

    /**
     * Opens a file at its beginning.
     *
     * @throws IOException when not one byte can be read, or none that anybody here understands
     */
    public static RecordedBytes open(Path file) throws IOException {
        return open(RecordedFile.open(file));
    }

    /**
     * Begins to read a stream, which is closed with this, or at once when it cannot be read.
     *
     * @throws IOException when not one byte can be read
     */
    public static RecordedBytes open(InputStream in) throws IOException {
        try {
            RecordedBytes bytes = new RecordedBytes(in);
            int first = in.read(bytes.buffer);
            bytes.end = Math.max(first, 0);
            bytes.ended = first < 0;
            bytes.fill();
            return bytes;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** One clause for people. */
    public static String describe(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "it may not be read";
        }
        if (e instanceof EOFException) {
            return "its gzip data end in the middle";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /** The array that the window lies in, from {@link #offset} on; others after the next {@link #fill}. */
    public byte[] buffer() {
        return buffer;
    }

    public int offset() {
        return begin;
    }

    /** How many bytes are in the window. */
    public int size() {
        return end - begin;
    }

    public byte at(int place) {
        return buffer[begin + place];
    }

    public byte[] copy(int from, int to) {
        return Arrays.copyOfRange(buffer, begin + from, begin + to);
    }

    /** Whether nothing follows the window. */
    public boolean isEnded() {
        return ended;
    }

    /** Whether the window is all there is of the file. */
    public boolean isWholeFile() {
        return ended && passed == 0;
    }

    /** Why the rest could not be read, as a sentence's part; null when it could. */
    public @Nullable String problem() {
        return problem;
    }

    /** How many bytes were read, unpacked. */
    public long count() {
        return passed + size();
    }

    /** Reads more, at least as much again when the window is full; false at the end or when it is as large as it gets. */
    public boolean fill() {
        if (ended || size() >= LARGEST) {
            return false;
        }
        makeRoom();
        int before = end;
        try {
            while (end < buffer.length && !ended) {
                int read = in.read(buffer, end, buffer.length - end);
                ended = read < 0;
                end += Math.max(read, 0);
            }
        } catch (IOException e) {
            ended = true;
            problem = describe(e);
        }
        return end > before;
    }

    private void makeRoom() {
        int size = size();
        boolean mustGrow = size > buffer.length / 2 && buffer.length < LARGEST;
        byte[] roomier = mustGrow ? new byte[(int) Math.min(2L * buffer.length, LARGEST)] : buffer;
        System.arraycopy(buffer, begin, roomier, 0, size);
        buffer = roomier;
        begin = 0;
        end = size;
    }

    /** Fills the window up to its largest. */
    public void fillAll() {
        boolean more = true;
        while (more) {
            more = fill();
        }
    }

    /** Lets the window begin at {@code place}. */
    public void pass(int place) {
        begin += place;
        passed += place;
    }

    /** Passes what follows up to the end of a line, however long that is. */
    public void passLine() {
        int lineEnd = lineEnd(0);
        pass(lineEnd);
        while (size() == 0 && fill()) {
            pass(lineEnd(0));
        }
    }

    /** Passes all that follows, unread. */
    public void passAll() {
        pass(size());
        ended = true;
    }

    /** Where the line ends that {@code from} is in; the window's end when it does not end within the largest. */
    public int lineEnd(int from) {
        int place = from;
        while (place < size() || fill()) {
            if (at(place) == '\n' || at(place) == '\r') {
                return place;
            }
            place++;
        }
        return place;
    }

    /** Where the first byte stands from {@code from} on that is not blank. */
    public int skipBlanks(int from) {
        int place = from;
        while ((place < size() || fill()) && at(place) >= 0 && at(place) <= ' ') {
            place++;
        }
        return place;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
