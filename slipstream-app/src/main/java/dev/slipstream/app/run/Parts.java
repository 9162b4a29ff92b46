package dev.slipstream.app.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a process has started, so that all of it is stopped, last first. Thread-safe. */
final class Parts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Parts.class);

    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private boolean closed;

    volatile String url = "";
    volatile @Nullable LakeSession lake;
    volatile @Nullable JobRoom jobs;

    /** Takes over the part; one that comes when all is being stopped is stopped at once. */
    <T extends AutoCloseable> T own(T part) {
        synchronized (this) {
            if (!closed) {
                owned.push(part);
                return part;
            }
        }
        closeQuietly(part);
        throw new IllegalStateException("Slipstream is being stopped while it starts");
    }

    <T extends AutoCloseable> T own(T part, Consumer<T> then) {
        own(part);
        then.accept(part);
        return part;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        while (true) {
            AutoCloseable part;
            synchronized (this) {
                closed = true;
                part = owned.poll();
            }
            if (part == null) {
                return;
            }
            closeQuietly(part);
        }
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            long before = System.nanoTime();
            part.close();
            log.debug("Stopped {} in {} ms", part.getClass().getSimpleName(), (System.nanoTime() - before) / 1_000_000);
        } catch (Exception e) {
            log.warn("A part did not stop cleanly: {}", part.getClass().getSimpleName(), e);
        }
    }
}
