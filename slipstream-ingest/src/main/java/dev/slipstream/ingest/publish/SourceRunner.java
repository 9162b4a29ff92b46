package dev.slipstream.ingest.publish;

import dev.slipstream.core.config.UserError;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.CaptureIds;
import dev.slipstream.core.model.Item;
import dev.slipstream.ingest.provider.CaptureReader;
import dev.slipstream.ingest.provider.FlightProvider;
import dev.slipstream.ingest.provider.Poll;
import dev.slipstream.ingest.provider.ProviderType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one source: takes its captures, numbers them, finds their items and publishes them, until the
 * source ends or is closed. {@link #run} goes on a thread of its own; {@link #close}, from any
 * other, lets the capture in hand come through if that takes half a second, else aborts it.
 */
public final class SourceRunner implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SourceRunner.class);
    private static final Duration POLL_PAUSE = Duration.ofSeconds(1);
    private static final long FINISH_MILLIS = 500;
    private static final long STOP_MILLIS = 2_000;

    private final String source;
    private final ProviderType type;
    private final Function<String, FlightProvider> providers;
    private final CapturePublisher publisher;
    private final IngestListener listener;
    private final Clock clock;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Object lock = new Object();
    private @Nullable Thread thread;
    private boolean stopping;
    private boolean waiting;
    /** Only the running thread uses it. */
    private long nextId;

    /**
     * @param type how the captures are read
     * @param providers makes the provider that goes on at a cursor, empty for the beginning
     * @param publisher of the same source; closed with this
     * @param clock numbers the first capture of a source and times its publishing
     */
    public SourceRunner(
            String source,
            ProviderType type,
            Function<String, FlightProvider> providers,
            CapturePublisher publisher,
            IngestListener listener,
            Clock clock) {
        this.source = source;
        this.type = type;
        this.providers = providers;
        this.publisher = publisher;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Returns when the source has ended or was closed.
     *
     * @throws UserError when it cannot go on before somebody mends something
     */
    @Override
    public void run() {
        synchronized (lock) {
            thread = Thread.currentThread();
        }
        try {
            SourceProgress progress = publisher.open();
            try (FlightProvider provider = providers.apply(progress.cursor())) {
                nextId = progress.nextCaptureId(source, clock.instant());
                ingestAll(provider);
            }
        } catch (InterruptedException e) {
            LOG.debug("Source {} was stopped: {}", source, e.getMessage());
        } finally {
            publisher.close();
            listener.ended(source);
            synchronized (lock) {
                thread = null;
            }
            ended.countDown();
        }
    }

    /** Stops the source and waits until it has; safe to call twice, and before {@link #run}. */
    @Override
    public void close() {
        Thread running;
        synchronized (lock) {
            stopping = true;
            running = thread;
            if (running != null && waiting) {
                running.interrupt();
            }
        }
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        try {
            if (!ended.await(FINISH_MILLIS, TimeUnit.MILLISECONDS)) {
                running.interrupt();
                if (!ended.await(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                    LOG.warn("Source {} does not stop; leaving it behind", source);
                }
            }
        } catch (InterruptedException e) {
            running.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void ingestAll(FlightProvider provider) throws InterruptedException {
        CaptureReader reader = new CaptureReader(type);
        while (true) {
            try {
                Optional<Poll> poll = nextUnlessStopping(provider);
                if (poll.isEmpty()) {
                    return;
                }
                ingest(poll.get(), reader);
            } catch (UserError e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.error("Source {} leaves out one poll and goes on in {} s", source, POLL_PAUSE.toSeconds(), e);
                listener.pollFailed(source, e, POLL_PAUSE);
                pause();
            }
        }
    }

    private void ingest(Poll poll, CaptureReader reader) throws InterruptedException {
        Capture capture = new Capture(
                nextId, type.info().name(), source, poll.request(), poll.receivedAt(), poll.status(), poll.body());
        List<Item> items = new ArrayList<>();
        reader.read(capture, items::add);
        publisher.publish(capture, items, poll.cursor());
        nextId = CaptureIds.next(nextId);
        listener.published(Published.of(capture, items, clock.instant()));
    }

    /** Only while waiting for the source does a stop interrupt at once. */
    private Optional<Poll> nextUnlessStopping(FlightProvider provider) throws InterruptedException {
        synchronized (lock) {
            if (stopping) {
                return Optional.empty();
            }
            waiting = true;
        }
        try {
            return provider.next();
        } finally {
            synchronized (lock) {
                waiting = false;
                if (stopping) {
                    Thread.interrupted();
                }
            }
        }
    }

    private void pause() throws InterruptedException {
        synchronized (lock) {
            waiting = !stopping;
            if (stopping) {
                return;
            }
        }
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_PAUSE.toMillis());
        } finally {
            synchronized (lock) {
                waiting = false;
            }
        }
    }
}
