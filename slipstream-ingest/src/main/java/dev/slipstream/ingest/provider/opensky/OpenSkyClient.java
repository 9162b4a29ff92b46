package dev.slipstream.ingest.provider.opensky;

import dev.slipstream.ingest.pace.CallGate.Outcome;
import dev.slipstream.ingest.pace.CallGate.Result;
import dev.slipstream.ingest.transport.HttpCall;
import dev.slipstream.ingest.transport.HttpCaller;
import dev.slipstream.ingest.transport.HttpReply;
import dev.slipstream.ingest.transport.RequestText;
import dev.slipstream.ingest.transport.Validators;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes single calls of OpenSky's REST API, with a token when there are credentials. When to call and
 * whether to call again is the caller's to decide, with {@link OpenSkyReply#outcome}; only a token that is
 * no longer accepted is replaced here, once per call. For one thread.
 */
public final class OpenSkyClient {
    private final URI api;
    private final HttpCaller http;
    private final @Nullable AccessTokens tokens;
    private final Map<OpenSkyRequest, Validators> known = new HashMap<>();

    /** @param clock says when a token expires */
    public OpenSkyClient(OpenSkyOptions options, HttpCaller http, InstantSource clock) {
        this.api = options.api();
        this.http = http;
        ClientCredentials credentials = options.credentials();
        tokens = credentials == null ? null : new AccessTokens(credentials, options.tokens(), http, clock);
    }

    /** Waits for the end of the call; never throws for what the network or OpenSky does. */
    public OpenSkyReply ask(OpenSkyRequest request) throws InterruptedException {
        URI uri = request.uri(api);
        String shown = RequestText.of(uri, Set.of());
        HttpCall call = HttpCall.get(uri).withValidators(known.getOrDefault(request, Validators.NONE));
        if (tokens == null) {
            return read(request, shown, http.call(call), null);
        }
        for (int attempt = 1; ; attempt++) {
            AccessTokens.Grant grant = tokens.current();
            String token = grant.token();
            if (token == null) {
                return new OpenSkyReply(shown, failure(grant), Optional.empty());
            }
            HttpReply reply = http.call(call.withBearer(token));
            boolean refused = reply instanceof HttpReply.Answer answer && answer.status() == 401;
            if (refused) {
                tokens.drop();
            }
            if (!refused || attempt == 2) {
                return read(request, shown, reply, token);
            }
        }
    }

    private OpenSkyReply read(OpenSkyRequest request, String shown, HttpReply reply, @Nullable String token) {
        Outcome outcome = OpenSkyOutcomes.of(reply, request, token);
        if (!(reply instanceof HttpReply.Answer answer) || answer.status() != 200) {
            if (outcome.result() != Result.ANSWERED) {
                known.remove(request);
            }
            return new OpenSkyReply(shown, outcome, Optional.empty());
        }
        if (request.isStates()) {
            known.put(request, answer.validators());
        }
        return new OpenSkyReply(shown, outcome, Optional.of(answer.body()));
    }

    private static Outcome failure(AccessTokens.Grant grant) {
        Outcome failure = grant.failure();
        if (failure == null) {
            throw new IllegalStateException("Cannot call without a token: none was granted, none refused");
        }
        return failure;
    }
}
