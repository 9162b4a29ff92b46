package dev.slipstream.ingest.provider.positions;

import dev.slipstream.ingest.pace.CallGate;
import dev.slipstream.ingest.pace.Pacer;
import dev.slipstream.ingest.provider.FlightProvider;
import dev.slipstream.ingest.provider.Poll;
import dev.slipstream.ingest.provider.ProviderInfo;
import dev.slipstream.ingest.provider.ProviderType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream of positions whose messages are numbered. A capture is about a second of it, cut between two messages; its
 * cursor is the offset of its last message. When a connection is lost, or nothing comes on it, the next one asks for
 * what follows the last message that was received, and messages up to that offset are left out if they come again. So
 * with the cursor stored in the transaction of the capture, each message is captured once, whoever failed.
 *
 * <p>Comments and pings show that the stream lives; comments between messages stay in the capture, alone they make
 * none. A connection counts as one call of the {@link CallGate}, and as answered when its first byte has come.
 */
public final class PositionsProvider implements FlightProvider {
    private static final Logger LOG = LoggerFactory.getLogger(PositionsProvider.class);
    private static final int LONGEST_CURSOR = 2_000;

    /** After so many offsets in a row that grow by one, a jump says that messages are gone; others may skip numbers. */
    private static final int STEPS_OF_A_COUNT = 20;

    private final StreamTransport transport;
    private final CallGate gate;
    private final Pacer pacer;
    private final InstantSource clock;
    private final StreamLimits limits;
    private @Nullable StreamConnection connection;
    private @Nullable Frame held;
    private String request = "";
    private String last;
    private Instant notBefore = Instant.MIN;
    private boolean answered;
    private int stepsOfOne;

    /**
     * @param client brings proxy, TLS and redirects
     * @param gate when a connection may be made
     * @param pacer waits as long as the stream asks before the next connection
     * @param clock says when messages arrived
     * @param cursor of the last capture, or empty
     */
    public PositionsProvider(
            StreamAddress address,
            HttpClient client,
            CallGate gate,
            Pacer pacer,
            InstantSource clock,
            StreamLimits limits,
            String cursor) {
        this.transport = address.isWebSocket()
                ? new MessageTransport(address, client, limits.connectTimeout())
                : new EventTransport(address, client, limits.connectTimeout());
        this.gate = gate;
        this.pacer = pacer;
        this.clock = clock;
        this.limits = limits;
        this.last = cursor;
    }

    @Override
    public ProviderInfo info() {
        return ProviderType.POSITIONS.info();
    }

    @Override
    public Optional<Poll> next() throws InterruptedException {
        while (true) {
            StreamConnection open = connection;
            if (open == null) {
                open = connect();
                if (open == null) {
                    return Optional.empty();
                }
            }
            Optional<Poll> poll = collect(open);
            if (poll.isPresent()) {
                return poll;
            }
        }
    }

    @Override
    public void close() {
        StreamConnection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    /** Null when the stream has ended for good. */
    private @Nullable StreamConnection connect() throws InterruptedException {
        while (true) {
            pacer.awaitUntil(notBefore);
            gate.awaitTurn(limits.cost());
            answered = false;
            try {
                StreamConnection opened = transport.open(last);
                connection = opened;
                request = transport.request(last);
                LOG.info("Following {}", request);
                return opened;
            } catch (ConnectionRefused e) {
                report(e.result(), e.retryAfter(), String.valueOf(e.getMessage()));
                if (e.isTheEnd()) {
                    LOG.info("{} has no more", transport.request(last));
                    return null;
                }
            } catch (IOException e) {
                report(CallGate.Result.FAILED, null, describe(e));
            }
        }
    }

    /** A capture; empty when the connection was lost before a message came. */
    private Optional<Poll> collect(StreamConnection open) throws InterruptedException {
        Collected collected = new Collected();
        try {
            while (collected.isOpen(clock.instant())) {
                Frame frame = take(open, collected.remaining(clock.instant()));
                if (frame == null) {
                    if (collected.isEmpty()) {
                        lose(open, "nothing came for " + limits.stall().toMillis() + " ms");
                    }
                    break;
                }
                if (!collected.add(frame)) {
                    held = frame;
                    break;
                }
            }
        } catch (IOException e) {
            lose(open, describe(e));
        }
        return collected.toPoll();
    }

    private @Nullable Frame take(StreamConnection open, Duration longest) throws IOException, InterruptedException {
        Frame frame = held == null ? open.next(longest) : held;
        held = null;
        if (frame != null && !answered) {
            answered = true;
            report(CallGate.Result.ANSWERED, null, "following");
        }
        return frame;
    }

    private void lose(StreamConnection lost, String reason) {
        LOG.warn("Lost {} after offset '{}': {}", transport.request(""), last, reason);
        notBefore = clock.instant().plus(lost.retryAfter());
        close();
        if (!answered) {
            report(CallGate.Result.FAILED, null, reason);
        }
    }

    private void report(CallGate.Result result, @Nullable Duration retryAfter, String detail) {
        gate.report(new CallGate.Outcome(result, clock.instant(), retryAfter, null, detail));
    }

    private static String describe(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /** The messages of one capture so far. */
    private final class Collected {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private @Nullable Instant until;
        private Instant receivedAt = Instant.MIN;

        boolean isEmpty() {
            return until == null;
        }

        boolean isOpen(Instant now) {
            return until == null || now.isBefore(until);
        }

        Duration remaining(Instant now) {
            return until == null ? limits.stall() : Duration.between(now, until);
        }

        /** False when there is no more room: the frame belongs to the next capture. */
        boolean add(Frame frame) {
            boolean isNew = frame.offset() == null || isAfterLast(frame.offset());
            if (!isNew || isEmpty() && !frame.isMessage()) {
                return true;
            }
            if (!isEmpty() && bytes.size() + frame.bytes().length > limits.captureBytes()) {
                return false;
            }
            bytes.writeBytes(frame.bytes());
            last = frame.offset() == null || frame.offset().length() > LONGEST_CURSOR ? last : frame.offset();
            if (frame.isMessage()) {
                receivedAt = clock.instant();
                until = until == null ? receivedAt.plus(limits.captureSpan()) : until;
            }
            return true;
        }

        Optional<Poll> toPoll() {
            return isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Poll(request, receivedAt, 200, bytes.toByteArray(), last));
        }

        private boolean isAfterLast(String offset) {
            if (!isNumber(offset) || !isNumber(last)) {
                return !offset.equals(last);
            }
            long distance = Long.parseLong(offset) - Long.parseLong(last);
            if (distance > 1 && stepsOfOne >= STEPS_OF_A_COUNT) {
                LOG.warn(
                        "{} goes on at offset {} after {}: the {} between are gone",
                        request,
                        offset,
                        last,
                        distance - 1);
            }
            stepsOfOne = distance == 1 ? stepsOfOne + 1 : distance > 1 ? 0 : stepsOfOne;
            return distance > 0;
        }
    }

    private static boolean isNumber(String offset) {
        return offset.matches("[0-9]{1,18}");
    }
}
