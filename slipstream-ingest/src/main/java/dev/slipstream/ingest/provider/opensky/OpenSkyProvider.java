package dev.slipstream.ingest.provider.opensky;

import dev.slipstream.ingest.pace.CallGate;
import dev.slipstream.ingest.pace.CallGate.Result;
import dev.slipstream.ingest.pace.CallHistory;
import dev.slipstream.ingest.provider.FlightProvider;
import dev.slipstream.ingest.provider.Poll;
import dev.slipstream.ingest.provider.ProviderInfo;
import dev.slipstream.ingest.provider.ProviderType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live answers of OpenSky's {@code /states/all}, one request after the other and round again, each when
 * the gate lets it: with two requests, each is made at every second turn. Every answer with status 200 is a poll, whatever is in it; nothing else is. A request
 * that is refused, or fails again and again, is passed over until the next round. Never ends.
 *
 * <p>The cursor is the instant of the last call and the request that comes next.
 */
public final class OpenSkyProvider implements FlightProvider {
    private static final Logger LOG = LoggerFactory.getLogger(OpenSkyProvider.class);

    /** After that the next request has its turn, so that a bad one does not hold up the others. */
    private static final int MOST_ATTEMPTS = 6;

    private final List<OpenSkyRequest> requests;
    private final OpenSkyClient client;
    private final CallGate gate;
    private final InstantSource clock;
    private int next;
    private int attempts;

    /**
     * @param gate of this source; make it with {@link #history} of the same cursor
     * @param cursor of the last poll of an earlier run; empty to begin
     */
    public OpenSkyProvider(
            OpenSkyOptions options, OpenSkyClient client, CallGate gate, InstantSource clock, String cursor) {
        this.requests = options.requests();
        this.client = client;
        this.gate = gate;
        this.clock = clock;
        if (!cursor.isEmpty() && OpenSkyCursor.parse(cursor).isEmpty()) {
            LOG.warn("Cannot read the cursor '{}' of a source of OpenSky: beginning anew", cursor);
        }
        next = OpenSkyCursor.parse(cursor).map(OpenSkyCursor::next).orElse(0) % requests.size();
    }

    /** What the cursor tells the gate, so that a restart calls no sooner. */
    public static CallHistory history(String cursor) {
        return OpenSkyCursor.parse(cursor)
                .map(known -> CallHistory.lastCall(known.lastCallAt()))
                .orElse(CallHistory.NONE);
    }

    @Override
    public ProviderInfo info() {
        return ProviderType.OPENSKY.info();
    }

    @Override
    public Optional<Poll> next() throws InterruptedException {
        while (true) {
            OpenSkyRequest request = requests.get(next);
            gate.awaitTurn(request.cost());
            Instant calledAt = clock.instant();
            OpenSkyReply reply = client.ask(request);
            gate.report(reply.outcome());
            goOnAfter(reply.outcome().result());
            if (reply.body().isPresent()) {
                return Optional.of(new Poll(
                        reply.request(),
                        reply.outcome().endedAt(),
                        200,
                        reply.body().get(),
                        new OpenSkyCursor(calledAt, next).text()));
            }
        }
    }

    private void goOnAfter(Result result) {
        attempts++;
        if (result == Result.ANSWERED || result == Result.REFUSED || attempts >= MOST_ATTEMPTS) {
            next = (next + 1) % requests.size();
            attempts = 0;
        }
    }
}
