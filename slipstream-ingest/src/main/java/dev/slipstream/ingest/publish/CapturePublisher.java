package dev.slipstream.ingest.publish;

import dev.slipstream.core.config.UserError;
import dev.slipstream.core.model.Capture;
import dev.slipstream.core.model.FlightReport;
import dev.slipstream.core.model.Item;
import dev.slipstream.core.model.Rejected;
import dev.slipstream.core.model.StateVector;
import dev.slipstream.core.wire.CaptureCodec;
import dev.slipstream.core.wire.FlightReportCodec;
import dev.slipstream.core.wire.RejectedCodec;
import dev.slipstream.core.wire.StateVectorCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the captures of one source on Kafka: bytes, states, flight reports, refusals and the source's progress in one
 * transaction, so that readers of committed records see all of a capture or nothing.
 *
 * <p>When anything fails, the producer is closed and opened again, which ends the open transaction,
 * and the source's progress says whether the capture had come through. If not, it is sent again. For
 * one thread; at most one publisher of a source is alive, an older one is shut out.
 */
public final class CapturePublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CapturePublisher.class);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(500);
    /** Enough to abort an open transaction on a live broker; a dead one does not keep a stop waiting. */
    private static final Duration CLOSE_WAIT = Duration.ofMillis(500);

    private final Map<String, Object> connection;
    private final Topics topics;
    private final String source;
    private final byte[] sourceKey;
    private final Admin admin;
    private final IngestListener listener;
    private final AtomicReference<Exception> sendFailure = new AtomicReference<>();
    private @Nullable Producer<byte[], byte[]> producer;

    /** @param connection Kafka's client settings: at least {@code bootstrap.servers}, and security */
    public CapturePublisher(Map<String, Object> connection, Topics topics, String source, IngestListener listener) {
        this.connection = Map.copyOf(connection);
        this.topics = topics;
        this.source = source;
        this.sourceKey = source.getBytes(StandardCharsets.UTF_8);
        this.admin = Admin.create(this.connection);
        this.listener = listener;
    }

    /** Ends what an earlier publisher of the source left open and returns what it had completed. */
    public SourceProgress open() throws InterruptedException {
        while (true) {
            try {
                return reopen();
            } catch (KafkaException e) {
                giveUpOrPause(e, "open its transactions");
            }
        }
    }

    /**
     * Returns when {@code capture} and its items are on Kafka as a whole, however often that takes.
     *
     * @throws InterruptedException when stopped before; the transaction is then aborted
     * @throws UserError when another process publishes under the same source, or Kafka forbids it
     */
    public void publish(Capture capture, List<Item> items, String cursor) throws InterruptedException {
        while (true) {
            try {
                if (producer == null && isPublished(capture, reopen())) {
                    return;
                }
                send(capture, items, cursor);
                return;
            } catch (KafkaException e) {
                giveUpOrPause(e, "publish capture " + capture.id());
            } catch (RuntimeException e) {
                // Whatever state the transaction is in, the next capture begins with a new producer.
                closeProducer();
                throw e;
            }
        }
    }

    /** Aborts what is open; waits at most half a second for a broker that does not answer. */
    @Override
    public void close() {
        closeProducer();
        admin.close(CLOSE_WAIT);
    }

    private SourceProgress reopen() throws InterruptedException {
        closeProducer();
        Producer<byte[], byte[]> opened = new KafkaProducer<>(ProducerSettings.of(connection, source));
        producer = opened;
        opened.initTransactions();
        return SourceProgress.read(admin, topics, source);
    }

    private void send(Capture capture, List<Item> items, String cursor) {
        Producer<byte[], byte[]> out = Objects.requireNonNull(producer);
        sendFailure.set(null);
        out.beginTransaction();
        String sha256 = capture.sha256();
        for (int part = 0; part < CaptureCodec.parts(capture); part++) {
            send(out, topics.raw(), sourceKey, CaptureCodec.encodePart(capture, sha256, part));
        }
        if (FaultPoints.isArmed(FaultPoints.AFTER_RAW)) {
            out.flush();
        }
        FaultPoints.reach(FaultPoints.AFTER_RAW);
        for (Item item : items) {
            if (item instanceof StateVector state) {
                byte[] key = state.aircraft().getBytes(StandardCharsets.UTF_8);
                send(out, topics.data(), key, StateVectorCodec.encode(state));
            } else if (item instanceof FlightReport report) {
                send(out, topics.schedules(), sourceKey, FlightReportCodec.encode(report));
            } else if (item instanceof Rejected rejected) {
                send(out, topics.rejected(), sourceKey, RejectedCodec.encode(rejected));
            }
        }
        out.sendOffsetsToTransaction(
                Map.of(topics.progressPartition(), new OffsetAndMetadata(capture.id(), cursor)),
                new ConsumerGroupMetadata(SourceProgress.group(source)));
        out.flush();
        requireSent();
        FaultPoints.reach(FaultPoints.BEFORE_COMMIT);
        out.commitTransaction();
        FaultPoints.reach(FaultPoints.AFTER_COMMIT);
    }

    /** A failed send does not throw; the next would wait as long as this one did. */
    private void send(Producer<byte[], byte[]> out, Topics.Topic topic, byte[] key, byte[] value) {
        out.send(new ProducerRecord<>(topic.name(), key, value), (metadata, failure) -> {
            if (failure != null) {
                sendFailure.compareAndSet(null, failure);
            }
        });
        requireSent();
    }

    private void requireSent() {
        Exception failure = sendFailure.get();
        if (failure != null) {
            throw failure instanceof KafkaException known ? known : new KafkaException(failure);
        }
    }

    private boolean isPublished(Capture capture, SourceProgress progress) {
        Long last = progress.lastCaptureId();
        if (last != null && last > capture.id()) {
            throw takenOver("publish capture " + capture.id(), null);
        }
        return last != null && last == capture.id();
    }

    /** Returns when it is worth trying again. */
    private void giveUpOrPause(KafkaException e, String act) throws InterruptedException {
        if (e instanceof InterruptException || Thread.interrupted()) {
            Thread.interrupted();
            closeProducer();
            throw new InterruptedException("stopped before it could " + act);
        }
        closeProducer();
        if (e instanceof ProducerFencedException || e instanceof InvalidProducerEpochException) {
            throw takenOver(act, e);
        }
        if (e instanceof AuthorizationException || e instanceof AuthenticationException) {
            throw new UserError(
                    "Cannot " + act + " of source '" + source + "': " + e.getMessage()
                            + ". Check the credentials and rights of the Kafka connection.",
                    e);
        }
        LOG.warn("Source {} could not {} and tries again: {}", source, act, e.toString());
        listener.retried(source, e);
        TimeUnit.MILLISECONDS.sleep(RETRY_PAUSE.toMillis());
    }

    private UserError takenOver(String act, @Nullable Throwable cause) {
        String message = "Cannot " + act + " of source '" + source + "': another process has begun to publish it. "
                + "Stop that process, or give one of the two sources another name.";
        return cause == null ? new UserError(message) : new UserError(message, cause);
    }

    /** Closing aborts the open transaction; an interrupt would keep it from that. */
    private void closeProducer() {
        Producer<byte[], byte[]> open = producer;
        producer = null;
        if (open == null) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            open.close(CLOSE_WAIT);
        } catch (KafkaException e) {
            LOG.debug("The producer of source {} did not close cleanly", source, e);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
