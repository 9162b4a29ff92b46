package dev.slipstream.ingest.provider.opensky;

import static dev.slipstream.ingest.provider.Captures.answer;
import static dev.slipstream.ingest.provider.Captures.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipstream.core.geo.BoundingBox;
import dev.slipstream.ingest.pace.BackOff;
import dev.slipstream.ingest.pace.CallGate.Outcome;
import dev.slipstream.ingest.pace.CallGate.Result;
import dev.slipstream.ingest.pace.CallTimes;
import dev.slipstream.ingest.pace.GateListener;
import dev.slipstream.ingest.pace.GateOptions;
import dev.slipstream.ingest.pace.GateStatus;
import dev.slipstream.ingest.pace.ScriptedLedger;
import dev.slipstream.ingest.pace.SourceGate;
import dev.slipstream.ingest.pace.Standby;
import dev.slipstream.ingest.pace.VirtualTime;
import dev.slipstream.ingest.provider.Poll;
import dev.slipstream.ingest.transport.HttpCaller;
import dev.slipstream.ingest.transport.HttpOptions;
import dev.slipstream.ingest.transport.ProxyRoute;
import dev.slipstream.ingest.transport.Reply;
import dev.slipstream.ingest.transport.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A provider with its gate and a real HTTP connection to a scripted server; only the time is made up. */
@Timeout(60)
abstract class OpenSkyFixture {
    static final String STATES = "/api/states/all";
    static final String TOKENS = "/auth/token";
    static final ClientCredentials CREDENTIALS = new ClientCredentials("me-api-client", "s3cret");
    static final String BODY = answer(row("4ca121"));

    final VirtualTime time = new VirtualTime("2026-11-20T10:00:00Z");
    final ScriptedLedger ledger = new ScriptedLedger();
    final List<Outcome> outcomes = new ArrayList<>();
    final List<String> shown = new ArrayList<>();
    /** Real time: generous, as the machine may be busy. */
    Duration timeout = Duration.ofSeconds(15);

    final ScriptedServer server = new ScriptedServer();

    OpenSkyFixture() {
        server.on(TOKENS, token("first", 1800), token("second", 1800), token("third", 1800));
        server.on(STATES, Reply.of(200, BODY, "X-Rate-Limit-Remaining: 396"));
    }

    @AfterEach
    final void stop() throws IOException {
        for (Outcome outcome : outcomes) {
            assertThat(outcome.detail()).doesNotContain("s3cret", "bearer-", "client_secret");
        }
        assertThat(shown).noneMatch(sentence -> sentence.contains("s3cret") || sentence.contains("bearer-"));
        server.close();
    }

    static Reply token(String name, int seconds) {
        return Reply.of(
                200,
                "{\"access_token\":\"bearer-" + name + "\",\"expires_in\":" + seconds + ",\"token_type\":\"Bearer\"}");
    }

    OpenSkyOptions options(@Nullable ClientCredentials credentials, List<BoundingBox> boxes, List<String> icao24s) {
        return new OpenSkyOptions(server.uri("/api/"), server.uri(TOKENS), credentials, boxes, icao24s, true);
    }

    OpenSkyProvider provider(@Nullable ClientCredentials credentials) {
        return provider(options(credentials, List.of(), List.of()), "");
    }

    OpenSkyProvider provider(OpenSkyOptions options, String cursor) {
        CallTimes times = CallTimes.every(Duration.ofSeconds(10)).withLeastGap(options.leastInterval());
        GateListener listener = new GateListener() {
            @Override
            public void changed(GateStatus status) {
                shown.add(status.sentence());
            }

            @Override
            public void called(String source, Outcome outcome) {
                outcomes.add(outcome);
            }
        };
        SourceGate gate = new SourceGate(
                new GateOptions(
                        "opensky",
                        "opensky/"
                                + (options.credentials() == null
                                        ? "anonymous"
                                        : options.credentials().clientId()),
                        times,
                        BackOff.STANDARD),
                OpenSkyProvider.history(cursor),
                ledger,
                Standby.NONE,
                listener,
                time,
                time,
                () -> 0L);
        return new OpenSkyProvider(options, client(options), gate, time, cursor);
    }

    OpenSkyClient client(OpenSkyOptions options) {
        HttpOptions http =
                new HttpOptions(Duration.ofSeconds(5), timeout, "Slipstream/test", ProxyRoute.DIRECT, 1_000_000);
        return new OpenSkyClient(options, new HttpCaller(http, time), time);
    }

    List<Result> results() {
        return outcomes.stream().map(Outcome::result).toList();
    }

    static Poll next(OpenSkyProvider provider) throws InterruptedException {
        return provider.next().orElseThrow();
    }

    static String text(Poll poll) {
        return new String(poll.body(), StandardCharsets.UTF_8);
    }
}
