package dev.slipstream.ingest.provider.positions;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A response of server-sent events, cut into its blocks. What the network brings is asked for piece by piece, so that
 * a slow reader slows the server down. An event is kept to {@link #MAX_EVENT_BYTES}; the rest of a longer one is left
 * out, which makes it unreadable and counted.
 */
final class EventConnection implements StreamConnection, Flow.Subscriber<List<ByteBuffer>> {
    static final int MAX_EVENT_BYTES = 1024 * 1024;

    private static final byte[] END_OF_EVENT = {'\n', '\n'};

    /** A piece of the response; a failure instead of bytes ends it. */
    private record Piece(byte[] bytes, @Nullable IOException failure) {}

    private final LinkedBlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private volatile Flow.@Nullable Subscription subscription;
    private Duration retryAfter = Duration.ZERO;
    private boolean lineIsEmpty = true;
    private boolean afterReturn;
    private boolean overlong;

    @Override
    public @Nullable Frame next(Duration longest) throws IOException, InterruptedException {
        if (!frames.isEmpty()) {
            return frames.remove();
        }
        Piece piece = pieces.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
        if (piece == null) {
            return null;
        }
        if (piece.failure() != null) {
            throw piece.failure();
        }
        for (byte b : piece.bytes()) {
            add(b);
        }
        Flow.Subscription open = subscription;
        if (open != null) {
            open.request(1);
        }
        return frames.isEmpty() ? Frame.SIGN_OF_LIFE : frames.remove();
    }

    @Override
    public Duration retryAfter() {
        return retryAfter;
    }

    @Override
    public void close() {
        Flow.Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
    }

    /** The line feed after a carriage return is seen when the block is already complete; it begins the next one. */
    private void add(byte b) {
        boolean secondOfTwo = b == '\n' && afterReturn;
        afterReturn = b == '\r';
        if (begun.size() < MAX_EVENT_BYTES) {
            begun.write(b);
        } else {
            overlong = true;
        }
        if (secondOfTwo) {
            return;
        }
        boolean lineEnds = b == '\n' || b == '\r';
        if (lineEnds && lineIsEmpty) {
            endBlock();
        }
        lineIsEmpty = lineEnds;
    }

    private void endBlock() {
        if (overlong) {
            begun.writeBytes(END_OF_EVENT);
        }
        overlong = false;
        byte[] bytes = begun.toByteArray();
        begun.reset();
        EventBlocks block = new EventBlocks(bytes, bytes.length);
        String id = null;
        boolean isMessage = false;
        while (block.next()) {
            id = block.id() == null ? id : block.id();
            isMessage |= block.data() != null;
            if (block.retryMillis() >= 0) {
                retryAfter = Duration.ofMillis(block.retryMillis());
            }
        }
        frames.add(new Frame(bytes, id == null || id.isEmpty() ? null : id, isMessage));
    }

    @Override
    public void onSubscribe(Flow.Subscription opened) {
        subscription = opened;
        opened.request(2);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        byte[] bytes = new byte[buffers.stream().mapToInt(ByteBuffer::remaining).sum()];
        int filled = 0;
        for (ByteBuffer buffer : buffers) {
            int size = buffer.remaining();
            buffer.get(bytes, filled, size);
            filled += size;
        }
        pieces.add(new Piece(bytes, null));
    }

    @Override
    public void onError(Throwable failure) {
        pieces.add(new Piece(new byte[0], failure instanceof IOException known ? known : new IOException(failure)));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece(new byte[0], new EOFException("the server ended the stream")));
    }
}
