package dev.slipstream.ingest.provider.opensky;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.slipstream.ingest.pace.CallGate.Outcome;
import dev.slipstream.ingest.pace.CallGate.Result;
import dev.slipstream.ingest.transport.HttpCall;
import dev.slipstream.ingest.transport.HttpCaller;
import dev.slipstream.ingest.transport.HttpReply;
import dev.slipstream.ingest.transport.RetryAfter;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bearer token of an account, by OAuth 2 client credentials (RFC 6749, 4.4). It is asked for again 30 s
 * before it expires. For one thread.
 */
final class AccessTokens {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Duration MARGIN = Duration.ofSeconds(30);
    /** What OpenSky's tokens live for; taken where the answer does not say. */
    private static final long USUAL_SECONDS = 1_800;

    private final ClientCredentials credentials;
    private final URI endpoint;
    private final HttpCaller http;
    private final InstantSource clock;
    private @Nullable String token;
    private Instant renewAt = Instant.MIN;

    AccessTokens(ClientCredentials credentials, URI endpoint, HttpCaller http, InstantSource clock) {
        this.credentials = credentials;
        this.endpoint = endpoint;
        this.http = http;
        this.clock = clock;
    }

    /**
     * @param token null when there is none
     * @param failure why not; null when there is one
     */
    record Grant(@Nullable String token, @Nullable Outcome failure) {
        @Override
        public String toString() {
            return "Grant[" + (failure == null ? "***" : failure.detail()) + "]";
        }
    }

    /** The token in use, or a new one when that is about to expire. */
    Grant current() throws InterruptedException {
        String known = token;
        return known != null && clock.instant().isBefore(renewAt) ? new Grant(known, null) : renew();
    }

    /** The token in use is no good. */
    void drop() {
        token = null;
    }

    private Grant renew() throws InterruptedException {
        token = null;
        Instant askedAt = clock.instant();
        HttpReply reply = http.call(HttpCall.post(
                endpoint,
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", credentials.clientId(),
                        "client_secret", credentials.clientSecret())));
        if (reply instanceof HttpReply.Failure failure) {
            return failed(Result.FAILED, reply.at(), null, failure.reason());
        }
        HttpReply.Answer answer = (HttpReply.Answer) reply;
        int status = answer.status();
        Duration wait = RetryAfter.read(answer.headers(), OpenSkyOutcomes.RETRY_AFTER, answer.at())
                .orElse(null);
        if (status == 200) {
            return read(answer, askedAt);
        }
        // The body is not shown: it may repeat what was sent.
        if (status == 429 || (status >= 500 && wait != null)) {
            return failed(Result.TOLD_TO_WAIT, answer.at(), wait, "HTTP " + status);
        }
        return failed(
                status >= 500 || status == 408 ? Result.FAILED : Result.REFUSED, answer.at(), wait, "HTTP " + status);
    }

    private Grant read(HttpReply.Answer answer, Instant askedAt) {
        String value = null;
        long seconds = USUAL_SECONDS;
        try (JsonParser json = JSON.createParser(answer.body())) {
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            while (object && json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken kind = json.nextToken();
                if (name.equals("access_token") && kind == JsonToken.VALUE_STRING) {
                    value = json.getText();
                } else if (name.equals("expires_in") && kind == JsonToken.VALUE_NUMBER_INT) {
                    seconds = json.getLongValue();
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException e) {
            return failed(Result.FAILED, answer.at(), null, "its answer is not JSON");
        }
        if (value == null || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            return failed(Result.FAILED, answer.at(), null, "its answer has no access_token");
        }
        long lifetime = Math.max(0, Math.min(seconds, Duration.ofDays(1).toSeconds()));
        renewAt = askedAt.plusSeconds(Math.max(lifetime - MARGIN.toSeconds(), lifetime / 2));
        token = value;
        return new Grant(value, null);
    }

    private static Grant failed(Result result, Instant at, @Nullable Duration wait, String detail) {
        return new Grant(null, new Outcome(result, at, wait, null, "no token: " + detail + " from the token endpoint"));
    }
}
