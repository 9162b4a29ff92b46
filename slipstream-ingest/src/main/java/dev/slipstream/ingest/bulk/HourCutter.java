package dev.slipstream.ingest.bulk;

import dev.slipstream.core.config.UserError;
import dev.slipstream.core.wire.CaptureCodec;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file's elements into pieces that lie in one hour each, whatever order they stand in, with bounded memory: when
 * the open pieces hold 32 MB, the largest is closed. A file sorted by time gives pieces of nearly 4 MB; one sorted by
 * aircraft gives smaller ones, the more hours it spans. The same file always gives the same pieces in the same order.
 *
 * <p>An element without a usable time goes where the one before it went, to be refused and counted there. For one
 * thread.
 */
public final class HourCutter {
    /** What a part of a capture may hold. */
    static final int LARGEST = CaptureCodec.MAX_PART_BYTES;

    private static final int MOST_OPEN_BYTES = 32 * 1024 * 1024;
    private static final int MOST_HELD_BYTES = 1024 * 1024;
    private static final long MICROS = 1_000_000;
    private static final long HOUR_MICROS = 3_600 * MICROS;
    /** The year 2000; nobody recorded ADS-B before. */
    private static final long EARLIEST_MICROS = 946_684_800 * MICROS;

    private final String name;
    private final BulkElements elements;
    private final long notAfter;
    private final int mostOpenBytes;
    private final Map<Long, Piece> open = new TreeMap<>();
    private final Deque<Cut> ready = new ArrayDeque<>();
    /** Of elements before the first with a time. */
    private @Nullable Piece held;

    private @Nullable Piece last;
    private @Nullable Envelope envelope;
    private long openBytes;
    private long count;
    private boolean ended;

    /** @param notAfter later event times are not believed and give no hour */
    HourCutter(String name, BulkElements elements, Instant notAfter) {
        this(name, elements, notAfter, MOST_OPEN_BYTES);
    }

    HourCutter(String name, BulkElements elements, Instant notAfter, int mostOpenBytes) {
        this.name = name;
        this.elements = elements;
        this.notAfter = ChronoUnit.MICROS.between(Instant.EPOCH, notAfter);
        this.mostOpenBytes = mostOpenBytes;
    }

    /** How many elements have been read. */
    public long elements() {
        return count;
    }

    /**
     * The next piece; null at the end.
     *
     * @throws UserError when no element has a time
     */
    public @Nullable Cut next() {
        while (ready.isEmpty() && !ended) {
            if (elements.next()) {
                count++;
                add();
            } else {
                end();
            }
        }
        return ready.poll();
    }

    private void end() {
        ended = true;
        if (held != null) {
            throw noTime();
        }
        closeAll();
    }

    private UserError noTime() {
        return new UserError("Cannot import " + name + ": none of its first " + count
                + " elements says a time between the year 2000 and now. Check the format, and the column of the time.");
    }

    private void add() {
        if (elements.envelope() != envelope) {
            closeAll();
            envelope = elements.envelope();
        }
        long latest = micros(elements.latest());
        Piece piece = latest < 0 ? last : pieceOf(latest / HOUR_MICROS);
        if (piece == null) {
            hold();
            return;
        }
        if (held != null) {
            Piece waiting = held;
            held = null;
            piece.takeOver(waiting);
            openBytes += waiting.size();
        }
        piece = withRoom(piece);
        openBytes += piece.add(elements, count);
        if (latest >= 0) {
            piece.span(micros(elements.earliest()), latest);
        }
        last = piece;
        if (elements.isDamaged()) {
            piece.leaveOpen();
            close(piece);
        } else if (openBytes > mostOpenBytes) {
            open.values().stream().max(Comparator.comparingInt(Piece::size)).ifPresent(this::close);
        }
    }

    private Piece pieceOf(long hour) {
        return open.computeIfAbsent(hour, fresh -> new Piece(elements.envelope(), fresh));
    }

    /** Another of the same hour when this one would be too large. */
    private Piece withRoom(Piece piece) {
        Piece current = piece;
        if (current.isClosed()) {
            current = reopened(current);
        } else if (!current.isEmpty() && current.sizeWith(elements) > LARGEST) {
            close(current);
            current = reopened(current);
        }
        return current;
    }

    private Piece reopened(Piece closed) {
        Piece piece = pieceOf(closed.hour());
        if (piece.isEmpty()) {
            piece.span(closed.latest(), closed.latest());
        }
        return piece;
    }

    private void hold() {
        Piece waiting = held == null ? new Piece(elements.envelope(), -1) : held;
        held = waiting;
        waiting.add(elements, count);
        if (waiting.size() > MOST_HELD_BYTES) {
            throw noTime();
        }
    }

    private void closeAll() {
        while (!open.isEmpty()) {
            close(open.values().iterator().next());
        }
    }

    private void close(Piece piece) {
        open.remove(piece.hour());
        openBytes -= piece.size();
        ready.add(piece.close(name));
    }

    /** −1 when it is no time at which anything was recorded. */
    private long micros(double seconds) {
        if (!(seconds >= 0 && seconds < Long.MAX_VALUE / (double) HOUR_MICROS)) {
            return -1;
        }
        long whole = (long) seconds;
        long micros = whole * MICROS + Math.round((seconds - whole) * 1e6);
        return micros < EARLIEST_MICROS || micros > notAfter ? -1 : micros;
    }

    /** Elements of an hour that become one piece. */
    private static final class Piece {
        private final Envelope envelope;
        private final long hour;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);
        private long elements;
        private long firstRow;
        private long lastRow;
        private long earliest = Long.MAX_VALUE;
        private long latest = -1;
        private boolean hasTail = true;
        private boolean closed;

        Piece(Envelope envelope, long hour) {
            this.envelope = envelope;
            this.hour = hour;
        }

        /** @return how many bytes larger it is */
        int add(BulkElements element, long row) {
            int before = bytes.size();
            if (elements > 0) {
                bytes.writeBytes(envelope.separator());
            }
            bytes.write(element.buffer(), element.from(), element.to() - element.from());
            firstRow = elements == 0 ? row : firstRow;
            lastRow = row;
            elements++;
            return bytes.size() - before;
        }

        /** Puts what had no time before anything of this piece was read. */
        void takeOver(Piece other) {
            bytes.writeBytes(other.bytes.toByteArray());
            elements = other.elements;
            firstRow = other.firstRow;
        }

        void span(long since, long until) {
            earliest = Math.min(earliest, since < 0 ? until : Math.max(since, until - HOUR_MICROS));
            latest = Math.max(latest, until);
        }

        void leaveOpen() {
            hasTail = false;
        }

        boolean isEmpty() {
            return elements == 0;
        }

        boolean isClosed() {
            return closed;
        }

        long hour() {
            return hour;
        }

        long latest() {
            return latest;
        }

        int size() {
            return bytes.size();
        }

        int sizeWith(BulkElements element) {
            return envelope.head().length
                    + bytes.size()
                    + envelope.separator().length
                    + (element.to() - element.from())
                    + envelope.tail().length;
        }

        Cut close(String name) {
            closed = true;
            ByteArrayOutputStream body =
                    new ByteArrayOutputStream(envelope.head().length + bytes.size() + envelope.tail().length);
            body.writeBytes(envelope.head());
            body.writeBytes(bytes.toByteArray());
            if (hasTail) {
                body.writeBytes(envelope.tail());
            }
            return new Cut(name + rows(), instant(earliest), instant(latest), elements, body.toByteArray());
        }

        private String rows() {
            boolean isAll = lastRow - firstRow + 1 == elements;
            return "#" + firstRow + "-" + lastRow + (isAll ? "" : " (" + elements + " of them)");
        }

        private static Instant instant(long micros) {
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        }
    }
}
