package dev.slipstream.ingest.publish;

import dev.slipstream.ingest.provider.Captures;
import dev.slipstream.ingest.provider.FlightProvider;
import dev.slipstream.ingest.provider.Poll;
import dev.slipstream.ingest.provider.ProviderInfo;
import dev.slipstream.ingest.provider.ProviderType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Brings the given bodies, the place as cursor; then ends, or waits for ever. The body "fail" is a failing poll. */
final class ScriptedProvider implements FlightProvider {
    private final List<String> bodies;
    private final boolean endless;
    private final CountDownLatch exhausted = new CountDownLatch(1);
    private int place;
    private volatile boolean closed;

    private ScriptedProvider(List<String> bodies, boolean endless, String cursor) {
        this.bodies = bodies;
        this.endless = endless;
        this.place = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
    }

    static ScriptedProvider ending(List<String> bodies, String cursor) {
        return new ScriptedProvider(bodies, false, cursor);
    }

    static ScriptedProvider endless(List<String> bodies, String cursor) {
        return new ScriptedProvider(bodies, true, cursor);
    }

    /** Returns when all bodies were taken and the provider waits. */
    void awaitExhausted() throws InterruptedException {
        exhausted.await();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public ProviderInfo info() {
        return ProviderType.OPENSKY.info();
    }

    @Override
    public Optional<Poll> next() throws InterruptedException {
        if (place == bodies.size()) {
            exhausted.countDown();
            if (endless) {
                new CountDownLatch(1).await();
            }
            return Optional.empty();
        }
        String body = bodies.get(place++);
        if (body.equals("fail")) {
            throw new IllegalStateException("a poll that fails");
        }
        return Optional.of(new Poll(
                "/states/all",
                Captures.RECEIVED_AT,
                200,
                body.getBytes(StandardCharsets.UTF_8),
                String.valueOf(place)));
    }

    @Override
    public void close() {
        closed = true;
    }
}
